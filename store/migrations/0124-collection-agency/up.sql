-- A collection agency takes cases, answers, and pays to accounts of the creditor.
ALTER TABLE fordring.counterpart_case DROP CONSTRAINT counterpart_case_counterpart_check;
ALTER TABLE fordring.counterpart_case ADD CONSTRAINT counterpart_case_counterpart_check
  CHECK (counterpart IN ('kfm', 'intrum', 'agency', 'gaeldsstyrelsen'));
ALTER TABLE fordring.authority_case DROP CONSTRAINT authority_case_counterpart_check;
ALTER TABLE fordring.authority_case ADD CONSTRAINT authority_case_counterpart_check
  CHECK (counterpart IN ('kfm', 'intrum', 'agency', 'gaeldsstyrelsen'));
ALTER TABLE fordring.answer_note DROP CONSTRAINT answer_note_counterpart_check;
ALTER TABLE fordring.answer_note ADD CONSTRAINT answer_note_counterpart_check
  CHECK (counterpart IN ('kfm', 'intrum', 'agency', 'gaeldsstyrelsen'));
ALTER TABLE fordring.forgotten_change DROP CONSTRAINT forgotten_change_counterpart_check;
ALTER TABLE fordring.forgotten_change ADD CONSTRAINT forgotten_change_counterpart_check
  CHECK (counterpart IN ('kfm', 'intrum', 'agency', 'gaeldsstyrelsen'));
