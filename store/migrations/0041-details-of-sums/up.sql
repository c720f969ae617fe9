ALTER TABLE fordring.payment DROP CONSTRAINT payment_status_check;
ALTER TABLE fordring.payment ADD CONSTRAINT payment_status_check
  CHECK (status IN ('matched', 'suspense', 'matched-by-hand', 'itemised'));

CREATE TABLE fordring.payment_part (
  creditor_id text NOT NULL,
  part_payment_id text NOT NULL,
  sum_payment_id text NOT NULL,
  amount numeric(15, 2) NOT NULL CHECK (amount > 0),
  PRIMARY KEY (creditor_id, part_payment_id),
  FOREIGN KEY (creditor_id, part_payment_id) REFERENCES fordring.payment,
  FOREIGN KEY (creditor_id, sum_payment_id) REFERENCES fordring.payment
);
CREATE INDEX payment_part_of_sum ON fordring.payment_part (creditor_id, sum_payment_id);
CREATE TRIGGER payment_part_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fordring.payment_part
  FOR EACH STATEMENT EXECUTE FUNCTION fordring.refuse_change();

-- Every payment with what of it is left beside its details.
CREATE VIEW fordring.payment_standing AS
  SELECT payment.*, payment.amount - coalesce(parts.amount, 0) AS rest
  FROM fordring.payment
  LEFT JOIN (SELECT creditor_id, sum_payment_id AS payment_id, sum(amount) AS amount
             FROM fordring.payment_part GROUP BY creditor_id, sum_payment_id) AS parts USING (creditor_id, payment_id);
