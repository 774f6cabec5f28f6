"""A dossier on one group, and what the casebook says as of an earlier date."""

import negotypes as nt

book = nt.load()
dossier = book.about("Boko Haram")
print(f"{len(dossier)} records name {dossier.subject.label}; its relations:")
for year in ("2014", "2016"):
    relations = dossier.at(year).relations.where(subject="boko-haram")
    for relation in relations:
        print(f"  {year}: {relation.kind.label.lower()} {book.name(relation.object)}")
