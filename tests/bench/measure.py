"""Runs programs in turn and tells what they took. Ratios are made inside a round: the machine is
never quiet for long, but two programs that ran one after the other saw much the same of it."""
import os
import re
import shutil
import statistics
import subprocess
import threading
import time


class Failed(Exception):
    """A program that was to be measured did not end well."""


def start(command, out, environment=None):
    actions = [(os.POSIX_SPAWN_OPEN, 1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
               (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    return os.posix_spawnp(command[0], command, {**os.environ, **(environment or {})},
                           file_actions=actions)


def finish(command, pid):
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        raise Failed(f"exit code {code}: {' '.join(command)}")


def seconds(program, out=os.devnull):
    """From the start of the process to its end."""
    begin = time.perf_counter()
    finish(program.command, start(program.command, out, program.environment))
    return time.perf_counter() - begin


def instructions(program):
    """What it executes (callgrind), which does not depend on how busy the machine is; None without valgrind."""
    if shutil.which("valgrind") is None:
        return None
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *program.command]
    done = subprocess.run(command, capture_output=True, text=True, check=False,
                          env={**os.environ, **program.environment})
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or found is None:
        raise Failed(f"exit code {done.returncode}: {' '.join(command)}")
    return int(found[1])


def watch_memory(pid, stop, peaks):
    """What the process has of its own, mapped files aside: sampled, for the system keeps no peak of
    it. The peak of all its pages the system does keep, but what wait4 tells is at least this Python's."""
    path = f"/proc/{pid}/status"
    while not stop.is_set():
        try:
            with open(path, encoding="ascii", errors="replace") as status:
                for line in status:
                    name, _, value = line.partition(":")
                    if name in peaks:
                        peaks[name] = max(peaks[name], int(value.split()[0]) * 1024)
        except OSError:
            return
        time.sleep(0.001)


def memory(program, out=os.devnull):
    """Peak bytes of its own, and peak bytes with mapped files, of a run that is not timed."""
    pid = start(program.command, out, program.environment)
    stop, peaks = threading.Event(), {"RssAnon": 0, "VmHWM": 0}
    watcher = threading.Thread(target=watch_memory, args=(pid, stop, peaks))
    watcher.start()
    try:
        finish(program.command, pid)
    finally:
        stop.set()
        watcher.join()
    return peaks["RssAnon"], peaks["VmHWM"]


class Rounds:
    """Times of programs that took turns: of each as many as there were rounds."""

    def __init__(self, programs, rounds, say=lambda text: None):
        self.times = {program.name: [] for program in programs}
        for number in range(rounds):
            say(f"round {number + 1} of {rounds}")
            for program in programs:
                self.times[program.name].append(seconds(program))

    def median(self, name):
        return statistics.median(self.times[name])

    def ratio(self, above, below):
        return self.combined(lambda time_of: time_of(above) / time_of(below))

    def combined(self, figure):
        """(median, least, most) of a figure made of the times of one round after the other."""
        rounds = len(next(iter(self.times.values())))
        figures = [figure(lambda name, i=i: self.times[name][i]) for i in range(rounds)]
        return statistics.median(figures), min(figures), max(figures)

    def has(self, *names):
        return all(name in self.times for name in names)
