"""What the figures were measured on: no names of hosts, no paths."""
import os
import platform
import subprocess


def first_line(command):
    try:
        text = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""
    return text.splitlines()[0].strip() if text else ""


def field(path, name):
    with open(path, encoding="utf-8") as text:
        for line in text:
            key, _, value = line.partition(":")
            if key.strip() == name:
                return value.strip()
    return "unknown"


def package(name):
    return first_line(["dpkg-query", "-W", "-f=${Version}", name]) or "unknown"


def describe(programs):
    """(what, value) in the order to print."""
    memory = int(field("/proc/meminfo", "MemTotal").split()[0]) / 1024 ** 2
    facts = [
        ("processor", f"{field('/proc/cpuinfo', 'model name')}, {os.cpu_count()} threads"),
        ("memory", f"{memory:.0f} GiB"),
        ("system", f"Linux {platform.release().split('-')[0]}, "
                   f"{platform.freedesktop_os_release().get('PRETTY_NAME', '')}"),
        ("load when it began", f"{os.getloadavg()[0]:.1f}"),
        ("compiler", first_line(["c++", "--version"])),
        ("cbps", first_line([str(programs.cbps_path), "--version"])),
        ("yaml-cpp, libyaml", f"{package('libyaml-cpp-dev')}, {package('libyaml-dev')}"),
    ]
    for name, version in (("DuckDB", programs.duckdb_version()),
                          ("pandas", programs.python_version("pandas")),
                          ("PyYAML", programs.pyyaml_version())):
        facts.append((name, version or "not installed"))
    return facts
