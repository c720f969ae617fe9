-- The day of a town in virtual time holds for its workflows too, unless the engine's clocks lead because the town is being lived.
ALTER TABLE fordring.rehearsal
  ADD COLUMN is_lived boolean NOT NULL DEFAULT false,
  ADD COLUMN told_day date,
  ADD COLUMN moved_at timestamptz NOT NULL DEFAULT clock_timestamp();
