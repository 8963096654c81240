"""Writes the schemata of the installed `followthemoney` package as JSON.

usage: dump_followthemoney.py OUTPUT

The package is read through its data files and not through `import followthemoney`, because importing it needs
PyICU, which has no wheel and would make a C++ compiler a condition of running our tests. What the package does
when it loads those files is repeated here: a schema has the properties of all its ancestors, and a property
without a type is a string. Reverse properties (stubs) are not written in the files and so are left out.
"""
import importlib.metadata
import json
import pathlib
import sys

import yaml

distribution = importlib.metadata.distribution("followthemoney")
declared = {}
for file in distribution.files or []:
    if file.parent.name == "schema" and file.suffix in (".yaml", ".yml"):
        text = pathlib.Path(distribution.locate_file(file)).read_text(encoding="utf-8")
        declared.update(yaml.safe_load(text))
if not declared:
    sys.exit("the followthemoney package holds no schema files: has its layout changed?")


def ancestors(name):
    """All schemata that `name` extends, at any distance, nearest first."""
    found = []
    for parent in declared[name].get("extends") or []:
        for ancestor in [parent, *ancestors(parent)]:
            if ancestor not in found:
                found.append(ancestor)
    return found


def properties(name):
    """Property name to type; the schema's own declaration wins over an inherited one."""
    found = {}
    for schema in [name, *ancestors(name)]:
        for key, value in (declared[schema].get("properties") or {}).items():
            found.setdefault(key, (value or {}).get("type") or "string")
    return dict(sorted(found.items()))


schemata = {name: {"extends": sorted(ancestors(name)), "properties": properties(name)} for name in sorted(declared)}
with open(sys.argv[1], "w", encoding="utf-8") as output:
    json.dump({"version": distribution.version, "schemata": schemata}, output, indent=1, ensure_ascii=False)
    output.write("\n")
