"""The files of `deploy/` agree with the app and with each other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from explorer.server.open_addresses import CORE, SOCKET
from explorer.server.routes import routes
from explorer.settings import OF_REMOTES, SETTINGS, STORIES

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
SETTING = re.compile(r"\b(?:EXPLORER|STREAMLIT)_[A-Z_]+\b")
FROM_STREAMLIT = "STREAMLIT_SERVER_COOKIE_SECRET"
NGINX = {path.name: path.read_text("utf-8") for path in (DEPLOY / "nginx").glob("*.conf")}
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file())
WAYS = ("git", "bucket", "volume")
"""Folders of Kubernetes that bring the stories, each in its own way."""


def manifest(path: str) -> Any:
    """The object in a manifest."""
    return yaml.safe_load((DEPLOY / "kubernetes" / path).read_text("utf-8"))


def pod() -> Any:
    """What the deployment says of its pods."""
    return manifest("base/deployment.yaml")["spec"]["template"]["spec"]


def test_every_setting_is_one_that_the_app_reads() -> None:
    known = {*SETTINGS, FROM_STREAMLIT}
    used = {name for path in FILES for name in SETTING.findall(path.read_text("utf-8"))}

    assert used
    assert used - known == set()


def test_nginx_closes_what_is_streamlits_but_what_its_page_asks_for() -> None:
    locations = NGINX["locations.conf"]
    opened = set(re.findall(r"location = /(_stcore/\S+)", locations))

    assert opened == {SOCKET, *CORE}
    assert re.search(r"location \^~ /_stcore/ +\{ return 404; \}", locations)


def test_everything_that_is_for_operators_is_closed_to_the_public() -> None:
    ours = {route.path for route in routes()}
    paths = {
        path["path"]
        for rule in manifest("base/ingress.yaml")["spec"]["rules"]
        for path in rule["http"]["paths"]
        if path["backend"]["service"]["name"] == "closed"
    }
    assert paths == {"/metrics", "/livez", "/readyz"}
    assert {"/livez", "/readyz"} <= ours
    for path in paths:
        assert re.search(rf"location = {path} +\{{ return 404; \}}", NGINX["locations.conf"])
        assert path in (DEPLOY / "caddy/Caddyfile").read_text("utf-8")


@pytest.mark.parametrize("probe", ["startupProbe", "livenessProbe", "readinessProbe"])
def test_every_probe_asks_for_an_address_of_the_app(probe: str) -> None:
    (container,) = pod()["containers"]
    assert container[probe]["httpGet"]["path"] in {route.path for route in routes()}


def test_a_pod_may_do_no_more_than_a_restricted_namespace_allows() -> None:
    (container,) = pod()["containers"]
    labels = manifest("base/namespace.yaml")["metadata"]["labels"]

    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"
    assert pod()["securityContext"]["runAsNonRoot"] is True
    assert pod()["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }


def test_the_same_user_runs_the_image_and_the_pod() -> None:
    image = (DEPLOY / "Containerfile").read_text("utf-8")
    user = pod()["securityContext"]["runAsUser"]
    assert f"--uid {user} " in image
    assert f"USER {user}:{user}" in image


def test_what_the_app_writes_can_be_written_in_a_read_only_container() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    (container,) = pod()["containers"]
    (cache,) = re.findall(r"EXPLORER_CACHE=(\S+)", (DEPLOY / "Containerfile").read_text("utf-8"))

    assert {mount["mountPath"] for mount in container["volumeMounts"]} == {cache, "/tmp"}
    for name in ("explorer-1", "explorer-2"):
        service = compose["services"][name]
        assert service["read_only"] is True
        assert f"cache:{cache}" in service["volumes"]
        assert service["tmpfs"][0].startswith("/tmp:")


def test_composes_nginx_has_the_replicas_of_compose() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    addresses = [
        service["networks"]["inner"]["ipv4_address"]
        for service in compose["services"].values()
        if isinstance(service["networks"], dict)
    ]
    named = re.findall(r"server ([\d.]+):8501 ", NGINX["replicas-compose.conf"])
    assert named == addresses
    assert re.sub(r"#.*|server [\d.:]+", "", NGINX["replicas-compose.conf"]).split() == (
        re.sub(r"#.*|server [\d.:]+", "", NGINX["replicas.conf"]).split()
    )


def test_the_log_of_nginx_is_a_file_and_in_the_container_its_output() -> None:
    assert [name for name, text in NGINX.items() if "/dev/stdout" in text] == []
    (log,) = re.findall(r"^access_log +(\S+) explorer;", NGINX["locations.conf"], re.MULTILINE)
    image = (DEPLOY / "Containerfile").read_text("utf-8")
    assert f"ln -s /dev/stdout {log}\n" in image


@pytest.mark.parametrize("way", WAYS)
def test_each_way_to_bring_the_stories_sets_where_they_are(way: str) -> None:
    changes = manifest(f"stories-{way}/kustomization.yaml")
    (settings,) = changes["configMapGenerator"]

    assert changes["resources"][0] == "../base"
    assert settings["behavior"] == "merge"
    assert any(each.startswith("EXPLORER_STORIES=") for each in settings["literals"])


def test_pods_start_without_the_secrets_that_only_some_stories_need() -> None:
    for way in WAYS:
        for change in manifest(f"stories-{way}/kustomization.yaml").get("patches", ()):
            spec = yaml.safe_load(change["patch"])["spec"]["template"]["spec"]
            for container in spec["containers"]:
                for setting in container.get("env", ()):
                    assert setting["valueFrom"]["secretKeyRef"]["optional"] is True, setting


def test_compose_passes_on_every_setting_for_stories_from_elsewhere() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    example = (DEPLOY / "compose.env.example").read_text("utf-8")
    environment = compose["x-replica"]["environment"]

    passed_on = {name for name, value in environment.items() if value is None}
    assert set(OF_REMOTES) - {STORIES} < passed_on
    assert environment[STORIES] == "${EXPLORER_STORIES:-/stories}"
    assert {name for name in passed_on | {STORIES} if f"\n#{name}=" not in example} == set()
