CREATE FUNCTION fordring.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of %.% is refused: what is written there is never changed, corrections are new rows',
    TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'FD001';
END
$$;

CREATE TABLE fordring.policy_version (
  policy_id text NOT NULL,
  version text NOT NULL,
  data jsonb NOT NULL,
  checksum bytea NOT NULL,
  PRIMARY KEY (policy_id, version)
);
CREATE TRIGGER policy_version_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.policy_version
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

CREATE TABLE fordring.creditor (
  creditor_id text PRIMARY KEY CHECK (creditor_id ~ '^[A-Za-z0-9_.-]+$'),
  name text NOT NULL,
  country text NOT NULL CHECK (country IN ('SE', 'DK')),
  currency text NOT NULL CHECK (currency IN ('SEK', 'DKK')),
  time_zone text NOT NULL,
  policy_id text NOT NULL,
  chart jsonb NOT NULL,
  payment_accounts text[] NOT NULL
);

CREATE TABLE fordring.debtor (
  creditor_id text NOT NULL REFERENCES fordring.creditor,
  debtor_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'business', 'estate', 'public-body')),
  status text NOT NULL DEFAULT 'ordinary' CHECK (status IN ('ordinary', 'deceased', 'bankrupt', 'debt-restructured')),
  name text NOT NULL,
  address_lines text[] NOT NULL,
  postal_code text NOT NULL,
  city text NOT NULL,
  country text NOT NULL,
  identity_number text NOT NULL,
  PRIMARY KEY (creditor_id, debtor_id)
);
