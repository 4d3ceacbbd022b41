-- Scrapes and looks at quiescence count the timers that are due: without an index they read all those to come.
create index timer_by_due on timer (due);
