"""Number words and units, each spelling with the one it stands for."""

from decimal import Decimal

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {word: Decimal(n) for n, word in enumerate((_ONES + "eighteen nineteen").split())}
WORDS |= {word: Decimal(10 * n) for n, word in enumerate(_TENS.split(), start=2)}
WORDS |= {"dozen": Decimal(12)}
SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "m": 6, "mn": 6, "b": 9,
           "bn": 9, "t": 12}  # fmt: skip
FACTORS = {
    "twice": 2, "double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "twofold": 2, "triple": 3, "triples": 3,
    "tripled": 3, "tripling": 3, "thrice": 3, "threefold": 3, "quadruple": 4, "quadruples": 4, "quadrupled": 4,
    "fourfold": 4, "fivefold": 5, "tenfold": 10, "hundredfold": 100,
}  # fmt: skip
SHARES = {"half": "50", "halves": "50", "halve": "50", "halved": "50", "halving": "50", "quarter": "25"}
UNITS = {
    "%": "%", "percent": "%", "pct": "%", "percentage": "pp", "pp": "pp", "points": "pp", "point": "pp", "pts": "pp",
    "x": "×", "×": "×", "times": "×", "fold": "×",
    "ns": "ns", "nanoseconds": "ns", "μs": "µs", "µs": "µs", "us": "µs", "microseconds": "µs", "ms": "ms",
    "millisecond": "ms", "milliseconds": "ms", "msec": "ms", "s": "s", "sec": "s", "secs": "s", "second": "s",
    "seconds": "s", "min": "min", "mins": "min", "minute": "min", "minutes": "min", "h": "h", "hr": "h", "hrs": "h",
    "hour": "h", "hours": "h", "day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week",
    "month": "month", "months": "month", "year": "year", "years": "year", "yr": "year", "decade": "decade",
    "decades": "decade", "century": "century", "centuries": "century",
    "kb": "kB", "mb": "MB", "gb": "GB", "tb": "TB", "pb": "PB", "kib": "KiB", "mib": "MiB", "gib": "GiB", "tib": "TiB",
    "bit": "bit", "bits": "bit", "byte": "byte", "bytes": "byte", "kilobytes": "kB", "megabytes": "MB",
    "gigabytes": "GB", "terabytes": "TB", "gbps": "Gbps", "mbps": "Mbps",
    "hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "fps": "fps", "rpm": "rpm", "db": "dB",
    "nm": "nm", "μm": "µm", "µm": "µm", "um": "µm", "microm": "µm", "mm": "mm", "cm": "cm", "km": "km",
    "meter": "metre", "meters": "metre", "metre": "metre", "metres": "metre", "kilometers": "km", "kilometres": "km",
    "mile": "mile",
    "miles": "mile", "inch": "inch", "inches": "inch", "feet": "foot", "foot": "foot", "centimeters": "cm",
    "millimeters": "mm",
    "ng": "ng", "μg": "µg", "µg": "µg", "microg": "µg", "mcg": "µg", "mg": "mg", "g": "g", "gram": "g", "grams": "g",
    "kg": "kg", "kilograms": "kg", "tons": "ton", "tonnes": "tonne", "ml": "ml", "dl": "dl", "l": "litre",
    "liter": "litre", "liters": "litre", "litres": "litre", "mmhg": "mmHg", "mmol": "mmol", "micromol": "µmol",
    "μmol": "µmol", "nmol": "nmol", "mol": "mol", "kcal": "kcal",
    "w": "W", "mw": "mW", "kw": "kW", "watt": "W", "watts": "W", "wh": "Wh", "kwh": "kWh", "j": "J", "joules": "J",
    "kj": "kJ", "v": "V", "volts": "V", "mv": "mV",
    "flops": "FLOPs", "gflops": "GFLOPs", "tflops": "TFLOPs", "pflops": "PFLOPs", "flop": "FLOPs",
    "°": "°", "°c": "°C", "degrees": "°", "degree": "°", "kelvin": "K",
    "$": "$", "usd": "$", "dollars": "$", "dollar": "$", "cents": "cent", "€": "€", "euro": "€", "euros": "€", "£": "£",
    "pounds": "£", "¥": "¥", "yuan": "yuan",
}  # fmt: skip
CURRENCIES = frozenset("$€£¥")
AT_LEAST = {"at least", "more than", "over", "above", "exceeding", "exceeds", "exceed", "surpassing", "no fewer than",
             "no less than", "≥", ">", "minimum of", "beyond", "greater than", "higher than",
            "larger than"}  # fmt: skip
AT_MOST = {"up to", "at most", "less than", "fewer than", "under", "below", "no more than", "within", "≤", "<",
            "maximum of", "as much as", "as many as", "as little as", "as few as", "as low as", "smaller than",
            "lower than"}  # fmt: skip
# These words are as often about place as about amount ("over 12 benchmarks").
LOOSE = {"over", "above", "under", "below", "within", "beyond"}
