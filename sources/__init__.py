"""From the publishers' raw files to the tidy tables of `data/`; run by maintainers, not by readers.

    python -m sources --raw FOLDER      (or `make data`)

__main__   the runner: checks the raw files, runs the adapters, writes all tables or none
raw        which raw files are wanted, where they are published, whether they are the ones on record; how one is read
door       the one door: each raw file is of the shape that `shapes/PUBLISHER.yml` tells, cell by cell, or the run stops
unga       adapter: UN votes, ideal points, speeches, states
history    adapter: timeline, glossary, examination questions
sipri      adapter: arms deliveries, register, sums
us_aid     adapter: US aid by account and by country, Coalition Support Funds, net ODA
aiddata    adapter: China's commitments
state_codes  one code per state: names, Correlates of War numbers, UN seats (`state_codes.csv`)
glossary_terms  the terms that chapters brought with them (`glossary_terms.csv`)
sums       two ways to one figure must agree
trade_dots adapter: trade in both books, world totals, trade with the great powers (IMF)
trade_cow, trade_checks
           adapters: second opinions on trade (Correlates of War; CEPII, WITS, press)
trade_areas
           the codes of the trade tables (`trade_areas.csv`)
icews      adapter: events between states by year and, for 2018, by day
gdelt      adapter: daily relation score
visits     adapter: journeys of leaders
exercises  adapter: joint military exercises
conflict   adapter: alliances, disputes, armed conflict
china_diplomacy  adapter: meetings of China's leaders, its public diplomacy
opinion    adapter: Pew's polls, single figures read in pages
context    adapter: World Bank indicators, SIPRI military spending, reports on Russian crude
rulers     adapter: who governed: leaders, regimes, prime ministers, democracy scores
repair     applies `repairs.yml`; a repair whose fault is gone stops the run
cells      how a number, yes and no are written
package    `package.yml`, `publishers.yml` and `tables/*.yml` -> data/datapackage.json
write      the same bytes every time
changes    what a run changes, a line per file
progress   a progress bar

Text about a table has one home, `tables/NAME.yml`; datapackage.json is made from it and never edited by hand.
"""
