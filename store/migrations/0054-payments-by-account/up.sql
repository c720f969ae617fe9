CREATE INDEX payment_by_account ON fordring.payment (creditor_id, (stated ->> 'account'), received_on);
