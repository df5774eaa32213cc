"""From the publishers' raw files to the tidy tables of `data/`; run by maintainers, not by readers.

    python -m sources --raw FOLDER      (or `make data`)

__main__   the runner: checks the raw files, runs the adapters, writes all tables or none
raw        which raw files are wanted, where they are published, whether they are the ones on record
unga       adapter: UN votes, ideal points, speeches, states
history    adapter: timeline, glossary, examination questions
opinion    adapter: Pew's polls, single figures read in pages
context    adapter: World Bank indicators, SIPRI military spending, reports on Russian crude
rulers     adapter: who governed: leaders, regimes, prime ministers, democracy scores
door       a raw file has the expected columns, codes and numbers, or the run stops and says where
repair     applies `repairs.yml`; a repair whose fault is gone stops the run
seats      one code per UN seat (`seats.csv`)
package    `package.yml`, `publishers.yml` and `tables/*.yml` -> data/datapackage.json
write      the same bytes every time

Text about a table has one home, `tables/NAME.yml`; datapackage.json is made from it and never edited by hand.
"""
