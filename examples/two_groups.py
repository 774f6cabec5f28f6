"""How al Qaeda and the Islamic State compare on negotiating, by the texts' own contrasts."""

import negotypes as nt

comparison = nt.compare("al-qaeda", "islamic-state")

for line in comparison.documented:
    print(line.claim)
    for subject, cell in zip(comparison.subjects, line.cells, strict=True):
        print(f"  {subject.label}: {cell.text} ({'; '.join(cell.citations)})")

print()
print(f"{len(comparison.shared)} lines shared, {len(comparison.differing)} differ,")
print(f"{len(comparison.contested)} contested, {len(comparison.one_sided)} known of one only.")
