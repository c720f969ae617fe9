ALTER TABLE fordring.movement_name DROP CONSTRAINT movement_name_level_check;
ALTER TABLE fordring.movement_name ADD CONSTRAINT movement_name_level_check
  CHECK (level IN ('entry', 'transaction', 'deposit'));

-- With a minus sign where money was deducted.
ALTER TABLE fordring.payment_part DROP CONSTRAINT payment_part_amount_check;
ALTER TABLE fordring.payment_part ADD CONSTRAINT payment_part_amount_check CHECK (amount <> 0);
