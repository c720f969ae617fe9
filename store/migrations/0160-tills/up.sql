-- A till, and money on its way to the bank, have accounts of their own. A chart of before gets those of its country's sample;
-- where the number is taken, the next one that is free.
DO $do$
DECLARE
  known record;
  meant record;
  number bigint;
BEGIN
  FOR known IN SELECT creditor_id, country FROM fordring.creditor LOOP
    FOR meant IN SELECT * FROM (VALUES
      ('SE', 'till', 19110, 'Kassa'),
      ('SE', 'moneyInTransit', 19810, 'Kort och Swish, på väg till banken'),
      ('DK', 'till', 6310, 'Kassebeholdning'),
      ('DK', 'moneyInTransit', 6330, 'Kort og mobilbetalinger på vej til banken')
    ) AS sample (country, role, number, name) WHERE sample.country = known.country LOOP
      number := meant.number;
      WHILE EXISTS (SELECT FROM fordring.creditor, jsonb_each(chart) AS of_role (role, account)
                    WHERE creditor_id = known.creditor_id AND account ->> 'number' = number::text AND of_role.role <> meant.role)
      LOOP
        number := number + 1;
      END LOOP;
      UPDATE fordring.creditor
        SET chart = jsonb_build_object(meant.role, jsonb_build_object('number', number::text, 'name', meant.name)) || chart
        WHERE creditor_id = known.creditor_id;
    END LOOP;
  END LOOP;
END
$do$;

-- Money that a person took in, and that was booked on the bank's account: a new entry moves it to the place where it was.
CREATE TABLE fordring.till_correction (
  creditor_id text NOT NULL,
  payment_id text NOT NULL,
  place text NOT NULL CHECK (place IN ('till', 'moneyInTransit')),
  entry_id bigint NOT NULL UNIQUE,
  corrected_on date NOT NULL,
  corrected_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (creditor_id, payment_id),
  FOREIGN KEY (creditor_id, payment_id) REFERENCES fordring.payment
);
CREATE TRIGGER till_correction_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.till_correction
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();
SELECT fordring.imprint_rows_of('correction of a till', 'till_correction', 'kept.creditor_id', 'kept.payment_id', '1',
  $$fordring.hash_of_row(to_jsonb(kept) - 'recorded_at')$$);
ALTER FUNCTION fordring.imprint_rows_of_correction_of_a_till() SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
REVOKE ALL ON FUNCTION fordring.imprint_rows_of_correction_of_a_till() FROM PUBLIC;

-- Where the money of a payment is: at the bank, unless a person took it in elsewhere and it has not been put there.
CREATE FUNCTION fordring.place_of(of_creditor text, of_payment text, stated jsonb) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT place FROM fordring.till_correction WHERE creditor_id = of_creditor AND payment_id = of_payment),
    stated ->> 'place', 'bank')
$$;
