"""The files of `deploy/` are what those who read them accept, by their own schemas and linters."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import kubernetes_validate
import pytest
import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
KUBERNETES = "1.33"
"""The oldest version of which we check that it takes the manifests."""
KUBECTL = shutil.which("kubectl")
SCHEMAS = {
    "compose.yaml": "vendor.compose-spec",
    "pages/github-pages.yml": "vendor.github-workflows",
    "pages/gitlab-ci.yml": "vendor.gitlab-ci",
}
YAML_RULES = (
    "{extends: default, rules: {line-length: {max: 120}, document-start: disable, braces: disable,"
    " truthy: {check-keys: false}, comments: {min-spaces-from-content: 1}}}"
)
"""As the default rules, with our longer lines and short mappings on one line."""
MANIFESTS = sorted(
    path for path in (DEPLOY / "kubernetes").rglob("*.yaml") if path.name != "kustomization.yaml"
)


def run(program: str, *arguments: str | Path) -> str:
    """What a program of the environment finds wrong, in its own words; empty if nothing."""
    command = [str(Path(sys.executable).parent / program), *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return ended.stdout + ended.stderr if ended.returncode else ""


def documents(path: Path) -> Iterator[dict[str, object]]:
    """The objects of a manifest."""
    yield from yaml.safe_load_all(path.read_text("utf-8"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_file_has_the_form_that_its_reader_expects(name: str) -> None:
    schema = f"--builtin-schema={SCHEMAS[name]}"
    assert run("check-jsonschema", schema, DEPLOY / name) == ""


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_manifest_has_the_form_that_kubernetes_expects(path: Path) -> None:
    for document in documents(path):
        kubernetes_validate.validate(document, KUBERNETES, strict=True)


@pytest.mark.skipif(KUBECTL is None, reason="kubectl is missing")
@pytest.mark.parametrize("way", ["git", "bucket", "volume"])
def test_kustomize_makes_whole_manifests_of_each_way(way: str) -> None:
    command = [str(KUBECTL), "kustomize", str(DEPLOY / "kubernetes" / f"stories-{way}")]
    made = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    kinds = []
    for document in yaml.safe_load_all(made):
        kubernetes_validate.validate(document, KUBERNETES, strict=True)
        kinds.append(document["kind"])
    assert {"Deployment", "Service", "Ingress", "NetworkPolicy", "ConfigMap"} <= set(kinds)


def test_a_wrong_field_of_a_manifest_would_be_found() -> None:
    (deployment,) = documents(DEPLOY / "kubernetes/base/deployment.yaml")
    deployment["spec"]["replica"] = 2  # type: ignore[index]
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(deployment, KUBERNETES, strict=True)


def test_all_yaml_is_written_in_one_way() -> None:
    assert run("yamllint", "--strict", "-d", YAML_RULES, DEPLOY) == ""


def test_the_container_file_has_no_known_mistake() -> None:
    assert run("hadolint", DEPLOY / "Containerfile") == ""
