ALTER TABLE fordring.payment DROP CONSTRAINT payment_status_check;
ALTER TABLE fordring.payment ADD CONSTRAINT payment_status_check
  CHECK (status IN ('matched', 'suspense', 'matched-by-hand', 'itemised', 'returned'));
