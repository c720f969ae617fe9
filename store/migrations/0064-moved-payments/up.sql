CREATE TABLE fordring.payment_move (
  creditor_id text NOT NULL,
  payment_id text NOT NULL,
  claim_id text NOT NULL REFERENCES fordring.claim,
  decision_id text NOT NULL REFERENCES fordring.decision,
  -- Negative on the claim that it leaves.
  amount numeric(15, 2) NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (decision_id, claim_id),
  FOREIGN KEY (creditor_id, payment_id) REFERENCES fordring.payment
);
CREATE INDEX payment_move_of_claim ON fordring.payment_move (claim_id);
CREATE INDEX payment_move_of_payment ON fordring.payment_move (creditor_id, payment_id);
CREATE TRIGGER payment_move_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.payment_move
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- What each claim got of a payment, and what left it again.
CREATE VIEW fordring.payment_placing AS
  SELECT creditor_id, payment_id, claim_id, amount, NULL::text AS decision_id FROM fordring.payment_share
  UNION ALL SELECT creditor_id, payment_id, claim_id, amount, decision_id FROM fordring.payment_move;
