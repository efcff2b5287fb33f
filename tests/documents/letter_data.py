"""Data of an agreement as the templates want it."""

from __future__ import annotations

from typing import Any

NAMES = (
    "Arjeplog", "Arvidsjaur", "Boden", "Gällivare", "Haparanda", "Jokkmokk", "Kalix",
    "Kiruna", "Luleå", "Pajala", "Piteå", "Älvsbyn", "Överkalix", "Övertorneå",
)  # fmt: skip


def letter_data(**changes: Any) -> dict[str, Any]:
    """Return all fields of both templates, changed as asked."""
    data: dict[str, Any] = {
        "avtal": {
            "nummer": "2026-014",
            "titel": "Läkarmedverkan i hemsjukvården",
            "typ": "Överenskommelse",
            "omrade": "kommunal hälso- och sjukvård",
            "dnr": "2026/118",
            "gamla_nummer": "A-77",
            "startdag": "1 februari 2027",
            "slutdag": "31 december 2030",
            "avtalstid_ord": "Överenskommelsen gäller från och med den 1 februari 2027 till och med den 31 december 2030.",
            "forlangning_ord": "Sker inte uppsägning förlängs överenskommelsen med två år i taget.",
            "uppsagning_ord": "Uppsägning ska ske skriftligen senast tolv månader före avtalstidens utgång.",
            "kostnad_ord": "Varje part bär sina egna kostnader.",
            "ikrafttradande": "När minst 12 av 14 antagit och besluten fått laga kraft",
            "ansvarig": "Avtalssamordnaren, avtalssamordnare",
            "anmarkning": "",
        },
        "parter": [
            {
                "namn": f"{name} kommun",
                "kortnamn": name,
                "org_nr": f"212000-{2700 + number}",
                "roll": "Kommun",
                "adress": f"Storgatan {number}, {name}",
                "ar_kommun": True,
                "undertecknar": True,
            }
            for number, name in enumerate(NAMES, 1)
        ],
        "beslut": [
            {
                "part": f"{name} kommun",
                "organ": "Kommunfullmäktige",
                "datum": "2026-09-28",
                "paragraf": f"§ {number}",
                "dnr": f"2026/{number}",
                "utfall": "Antagit",
                "exempel": number == 3,
            }
            for number, name in enumerate(NAMES, 1)
        ],
        "rekommendation": {
            "organ": "Styrelsen för Norrbottens Kommuner",
            "datum": "11 juni 2026",
            "paragraf": "§ 62",
            "dnr": "2026/118",
            "ord": "Kommunerna rekommenderas att anta överenskommelsen.",
        },
        "mottagare": {
            "namn": "Kalix kommun",
            "kortnamn": "Kalix",
            "org_nr": "212000-2692",
            "adress": "952 81 Kalix",
            "registrator_epost": "registrator@exempel.se",
        },
        "avsandare": {
            "namn": "Norrbottens Kommuner",
            "adress": "Kyrkogatan 12, 972 32 Luleå",
            "kontakt": "Avtalssamordnaren, avtal@exempel.se",
        },
        "datum": "23 november 2026",
        "svar_senast": "31 december 2026",
        "bilagor": ["PM", "Överenskommelse med bilagor", "Protokollsutdrag"],
        "arendets_gang": [
            "22 april 2026: socialberedningen",
            "6 maj 2026: politisk samverkansberedning",
            "28 maj 2026: kommundirektörsberedningen",
        ],
        "exempel": True,
    }
    return data | changes
