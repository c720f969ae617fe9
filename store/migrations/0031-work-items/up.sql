-- Activities that fail: one row for each workflow and activity, from its first failure until it succeeds.
CREATE TABLE fordring.failing_activity (
  workflow_id text NOT NULL,
  activity text NOT NULL,
  -- The kind of failure; another kind begins anew.
  failure text NOT NULL,
  reason text NOT NULL,
  attempts integer NOT NULL CHECK (attempts >= 1),
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (workflow_id, activity)
);
