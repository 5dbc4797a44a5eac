-- Cases that are closed wait for the archive by a clock of their own (E16). In an old archive they are most of it and
-- long overdue: what is due is looked for beside them.
DROP INDEX case_clocks_by_due;
CREATE INDEX case_clocks_by_due ON case_clocks (stopped, due) WHERE rule <> 'E16';
CREATE INDEX case_clocks_by_day ON case_clocks (due, case_id, position, rule) WHERE rule <> 'E16';
CREATE INDEX case_clocks_to_file ON case_clocks (due, case_id, position) WHERE rule = 'E16';
