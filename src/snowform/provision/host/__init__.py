"""The machine that a run is on: whose its folders are, its lock, its disks, its clock, its signals."""
