"""How often do the tests of alignment.breaks find a break that is not there, and one that is?

python -m benchmarks.breaks            everything (about 20 minutes on one core)
python -m benchmarks.breaks size       one part: size, chow, power, several, interval, curve, speed

Series are AR(1) processes with normal innovations. Shares are of 100 series; with 1,000 series the Monte Carlo error of
a 5 is 0.7. The tables in the docstrings of alignment.breaks are these.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd
from scipy.signal import lfilter

from alignment.breaks import chow, date_interval, several, specification_curve, specifications, sup_f
from alignment.breaks.dating import PENALTIES
from alignment.breaks.resampling import WAYS

LENGTHS, RHOS, MODELS = (40, 70), (0.0, 0.5, 0.8), ("mean", "trend")
DRAWS = 199


def ar1(n: int, rho: float, seed: list[int], jump: float = 0.0) -> pd.Series:
    """An AR(1) series of n years with standard deviation 1; the second half is `jump` higher."""
    shocks = np.random.default_rng(seed).standard_normal(n + 60)
    values = lfilter([1], [1, -rho], shocks)[60:] * np.sqrt(1 - rho**2)
    return pd.Series(values + jump * (np.arange(n) >= n // 2), index=range(1950, 1950 + n))


def share(test: Callable[[int], bool], tries: int) -> float:
    """Of 100 series, how many."""
    return round(100 * float(np.mean([test(i) for i in range(tries)])), 1)


def cases():
    return [(model, n, rho) for model in MODELS for n in LENGTHS for rho in RHOS]


def size(tries: int = 1000) -> pd.DataFrame:
    """False alarms of `sup_f` at 5 %: by Hansen's p-value and by each bootstrap."""
    rows = []
    for model, n, rho in cases():
        row = {"model": model, "n": n, "rho": rho}
        every = [ar1(n, rho, [1, i]) for i in range(tries)]
        for way in WAYS:
            found = [sup_f(s, model=model, bootstrap=way, draws=DRAWS, seed=[2, i]) for i, s in enumerate(every)]
            row["hansen"] = share(lambda i, found=found: found[i].p_hansen <= 0.05, tries)
            row[way] = share(lambda i, found=found: found[i].p_value <= 0.05, tries)
        rows.append(row)
    return pd.DataFrame(rows)


def known(tries: int = 500) -> pd.DataFrame:
    """False alarms of `chow` at 5 %, at the middle year."""
    rows = []
    for model, n, rho in cases():
        found = [chow(ar1(n, rho, [3, i]), 1950 + n // 2 - 1, model, draws=DRAWS, seed=[4, i]) for i in range(tries)]
        row = {"model": model, "n": n, "rho": rho}
        for name in ("p_f", "p_hac", "p_value"):
            row[name] = share(lambda i, name=name, found=found: getattr(found[i], name) <= 0.05, tries)
        rows.append(row)
    return pd.DataFrame(rows)


def power(tries: int = 300) -> pd.DataFrame:
    """Breaks found by `sup_f` (mean, AR(1) bootstrap): by the size of the jump in standard deviations of the series."""
    rows = []
    for n in LENGTHS:
        for rho in RHOS:
            row = {"n": n, "rho": rho}
            for jump in (1.0, 1.5, 2.0, 3.0):
                row[jump] = share(
                    lambda i, n=n, rho=rho, jump=jump: (
                        sup_f(ar1(n, rho, [5, i], jump), draws=DRAWS, seed=[6, i]).p_value <= 0.05
                    ),
                    tries,
                )
            rows.append(row)
    return pd.DataFrame(rows)


def number(tries: int = 300) -> pd.DataFrame:
    """Series without a break in which `several` (mean) finds any, and with one of 3 sd in which it finds just one."""
    rows = []
    for n in LENGTHS:
        for rho in RHOS:
            row = {"n": n, "rho": rho}
            tables = [several(ar1(n, rho, [7, i])).table for i in range(tries)]
            one = [several(ar1(n, rho, [8, i], 3.0)).table for i in range(tries)]
            for penalty in PENALTIES:
                row[penalty] = share(lambda i, t=tables, p=penalty: t[i][p].idxmin() > 0, tries)
                row[f"{penalty}, one"] = share(lambda i, t=one, p=penalty: t[i][p].idxmin() == 1, tries)
            rows.append(row)
    return pd.DataFrame(rows)


def interval(tries: int = 500) -> pd.DataFrame:
    """Intervals of 95 % that hold the true date, with and without serial correlation in mind."""
    rows = []
    for n in LENGTHS:
        for rho in RHOS[:2]:
            for jump in (1.5, 3.0):
                row = {"n": n, "rho": rho, "jump": jump}
                true = 1950 + n // 2 - 1
                for name, serial in (("serial", True), ("plain", False)):
                    found = [date_interval(ar1(n, rho, [9, i], jump), serial=serial) for i in range(tries)]
                    row[name] = share(lambda i, found=found, true=true: found[i].first <= true <= found[i].last, tries)
                    row[f"{name}, years"] = round(np.mean([f.last - f.first + 1 for f in found]), 1)
                rows.append(row)
    return pd.DataFrame(rows)


def curve(tries: int = 300) -> pd.DataFrame:
    """False alarms of `specification_curve` at 5 %: six series that share half of their variance, eight ways each."""
    rows = []
    for rho in RHOS:
        tests = []
        for i in range(tries):
            common = ar1(60, rho, [10, i, 0])
            series = {f"s{k}": common + ar1(60, rho, [10, i, k]) for k in range(1, 7)}
            specs = specifications(series, windows=(None, (1960, 2009), (1970, 2009), 15))
            tests.append(specification_curve(specs, 1985, permutations=DRAWS, seed=[11, i]).tests)
        row = {"rho": rho}
        for kind in ("p_chance", "p_dates"):
            for name in tests[0].index:
                row[f"{kind[2:]}, {name}"] = share(
                    lambda i, t=tests, n=name, kind=kind: t[i].loc[n, kind] <= 0.05, tries
                )
        rows.append(row)
    return pd.DataFrame(rows)


def speed() -> pd.DataFrame:
    """A curve of 3,000 specifications with 999 draws: seconds of the processor and of the clock."""
    series = {f"s{k}": ar1(76, 0.5, [12, k]) for k in range(150)}
    windows = [None, *((first, 2025) for first in (1960, 1965, 1970, 1975, 1980, 1985, 1990)), 12, 14]
    specs = specifications(series, windows=windows)
    clock, processor = time.perf_counter(), time.process_time()
    specification_curve(specs, 2010)
    return pd.DataFrame([{
        "specifications": len(specs), "processor": round(time.process_time() - processor, 1),
        "clock": round(time.perf_counter() - clock, 1),
    }])  # fmt: skip


PARTS = {
    "size": size,
    "chow": known,
    "power": power,
    "several": number,
    "interval": interval,
    "curve": curve,
    "speed": speed,
}


def main(names: list[str]) -> int:
    for name in names or PARTS:
        print(f"\n{name}: {PARTS[name].__doc__}\n{PARTS[name]().to_string(index=False)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
