-- Since when a close has news that its workflow was not told of, and since when a notice waits: for the control of messages.
ALTER TABLE fordring.period_close ADD COLUMN news_since timestamptz NOT NULL DEFAULT clock_timestamp();
ALTER TABLE fordring.close_notice ADD COLUMN noted_at timestamptz NOT NULL DEFAULT clock_timestamp();

CREATE FUNCTION fordring.note_news_of_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.told_news >= OLD.news THEN
    NEW.news_since := clock_timestamp();
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER note_news_of_close BEFORE UPDATE OF news ON fordring.period_close
  FOR EACH ROW WHEN (NEW.news > OLD.news) EXECUTE FUNCTION fordring.note_news_of_close();
