"""From the publishers' raw files to the tidy tables of `data/`; run by maintainers, not by readers.

    python -m sources --raw FOLDER      (or `make data`)

__main__   the runner: checks the raw files, runs the adapters, writes all tables or none
raw        which raw files are wanted, where they are published, whether they are the ones on record
unga       adapter: UN votes, ideal points, speeches, states
history    adapter: timeline, glossary, examination questions
icews      adapter: events between states by year and, for 2018, by day
gdelt      adapter: daily relation score
visits     adapter: journeys of leaders
exercises  adapter: joint military exercises
conflict   adapter: alliances, disputes, armed conflict
china_diplomacy  adapter: meetings of China's leaders, its public diplomacy
shapes     raw files read at the door: `shapes/NAME.yml` names their columns and kinds of cell
places     one code per country name or Correlates of War number (`places.csv`)
repair     applies `repairs.yml`; a repair whose fault is gone stops the run
seats      one code per UN seat (`seats.csv`)
package    `package.yml`, `publishers.yml` and `tables/*.yml` -> data/datapackage.json
write      the same bytes every time

Text about a table has one home, `tables/NAME.yml`; datapackage.json is made from it and never edited by hand.
"""
