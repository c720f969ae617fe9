-- Trying again does not help: the claim waits until a person has looked.
ALTER TABLE fordring.failing_activity ADD COLUMN waits_for_person boolean NOT NULL DEFAULT false;
