"""The p-value of the largest F over unknown dates when years are independent (Hansen 1997).

The limit of sup F is the supremum of a squared tied-down Bessel process (Andrews 1993). Hansen fitted to its tail, for
each number m of parameters that break and each trimming, a chi-squared law of v degrees of freedom at the argument
b0 + b1 x. The constants are those of his paper (Journal of Business & Economic Statistics 15, 60-67), for m = 1 and 2,
as the R package strucchange (Zeileis et al. 2002) publishes them. They give Andrews's critical values back (as
corrected in 2003, Econometrica 71): for m = 1 and trimming 0.15, his 7.12, 8.68 and 12.16 for 10, 5 and 1 % become
0.098, 0.048 and 0.0096.
"""

from __future__ import annotations

import numpy as np
from scipy.stats import chi2

# Rows are trimmings from 0.49 to 0.01, and 0.5: one date, where sup F is a chi-squared value itself.
TRIMS = np.append(0.5, np.arange(0.49, 0.0, -0.02))

# fmt: off
CONSTANTS = {  # by m: (b0, b1, v) for each trimming
    1: (
        (-0.0648467, 0.99671156, 1.2573241), (-0.15305667, 0.96757645, 1.43651315),
        (-0.23071675, 0.95825013, 1.56531261), (-0.29247661, 0.95715782, 1.68851898),
        (-0.35706588, 0.95237505, 1.77889686), (-0.40514715, 0.96055795, 1.89761322),
        (-0.45248386, 0.95810999, 1.98370422), (-0.50458517, 0.96149538, 2.07086519),
        (-0.55009159, 0.96684273, 2.17244338), (-0.60241623, 0.96518399, 2.23509053),
        (-0.64308746, 0.97354902, 2.33722161), (-0.68833676, 0.97829106, 2.42776524),
        (-0.73136161, 0.9820687, 2.50833918), (-0.78078198, 0.99475319, 2.6209551),
        (-0.82894221, 1.00023473, 2.70286643), (-0.88430133, 1.00162529, 2.77835798),
        (-0.9499265, 1.00384268, 2.84325795), (-0.98828874, 1.01604712, 2.96752918),
        (-1.04892713, 1.02570939, 3.08442682), (-1.11527783, 1.03526033, 3.19770394),
        (-1.14992644, 1.06643436, 3.44739573), (-1.24010871, 1.06929468, 3.54993605),
        (-1.38522113, 1.06808543, 3.61667211), (-1.48296473, 1.1283969, 4.07202473),
        (-1.78738608, 1.17220925, 4.4726701),
    ),
    2: (
        (-0.03933112, 0.99525784, 2.44239332), (-0.14650989, 0.9938654, 2.78837829),
        (-0.28765583, 0.98139359, 2.93724618), (-0.35528752, 0.9942739, 3.18187129),
        (-0.49538961, 0.96923268, 3.19484388), (-0.58780544, 0.97339124, 3.32763253),
        (-0.66900489, 0.97444133, 3.44170617), (-0.77825803, 0.96678414, 3.48652761),
        (-0.87260977, 0.97626434, 3.61709836), (-0.96782445, 0.97636983, 3.6779502),
        (-1.07358977, 0.97407744, 3.71945379), (-1.12531079, 0.99897105, 3.95114475),
        (-1.16041007, 1.01629918, 4.14932643), (-1.2975797, 1.015268, 4.17103882),
        (-1.36743697, 1.03004743, 4.3223804), (-1.43012785, 1.05139461, 4.53836755),
        (-1.53311747, 1.05280599, 4.61175851), (-1.65273586, 1.05932633, 4.69340428),
        (-1.79350728, 1.04936541, 4.68380985), (-1.9117747, 1.0588459, 4.8073354),
        (-2.02659329, 1.07200268, 4.97772701), (-2.18499383, 1.08674781, 5.14231666),
        (-2.3765858, 1.11342895, 5.40268693), (-2.51267262, 1.15305027, 5.88573096),
        (-3.05559851, 1.17629253, 6.11067794),
    ),
}
# fmt: on


def p_value(statistic: float, parameters: int, trim: float) -> float:
    """Chance (0 to 1) of a sup F of at least `statistic` (Wald form) in a long series without a break.

    parameters : how many break, 1 or 2. trim : share of the years left out at each end, 0.01 to 0.5; between two
    tabulated trimmings the p-value is drawn straight.
    """
    b0, b1, v = np.array([(0.0, 1.0, parameters), *CONSTANTS[parameters]]).T
    tail = chi2.sf(np.maximum(b0 + b1 * statistic, 0), v)
    return float(np.interp(trim, TRIMS[::-1], tail[::-1]))
