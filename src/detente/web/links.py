"""Addresses that one room of the workbench gives to another."""

from __future__ import annotations

from collections.abc import Mapping

from detente.app.workbench.addresses import case_address, package_address


def package_url(case: str, package: Mapping[str, str]) -> str:
    """The page of a package (issue id to option id) of a case; issues left out are as today."""
    return package_address(case_address(case), package)
