-- A creditor that was let live in virtual time has a business day of its own. It begins where its lived days end.
ALTER TABLE fordring.rehearsal ADD COLUMN business_day date;
UPDATE fordring.rehearsal SET business_day = lived_until;
ALTER TABLE fordring.rehearsal ALTER COLUMN business_day SET NOT NULL;

-- The business day begins as the last day that was lived, and never goes back.
CREATE FUNCTION fordring.business_day_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.business_day := greatest(NEW.business_day, NEW.lived_until);
  IF TG_OP = 'UPDATE' THEN
    NEW.business_day := greatest(NEW.business_day, OLD.business_day);
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER business_day_goes_forward BEFORE INSERT OR UPDATE ON fordring.rehearsal
  FOR EACH ROW EXECUTE FUNCTION fordring.business_day_goes_forward();
