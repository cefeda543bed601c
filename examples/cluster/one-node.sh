#!/bin/sh
# A Slurm of one node, this machine, for trying slurm.sbatch: everything of it is in one folder, and speaks on loopback
# alone.  Needs slurmctld, slurmd, slurm-client and munge (Debian's packages).
#
# usage: examples/cluster/one-node.sh start FOLDER      then: SLURM_CONF=FOLDER/slurm.conf sbatch …
#        examples/cluster/one-node.sh stop FOLDER
set -eu
what=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)

end() {
  [ -f "$folder/$1.pid" ] || return 0
  pid=$(cat "$folder/$1.pid")
  kill "$pid" 2>/dev/null || true
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
}

if [ "$what" = stop ]; then
  end slurmd
  end slurmctld
  end munged
  exit
fi

mkdir -p "$folder/state" "$folder/spool"
chmod 700 "$folder"
host=$(hostname -s)
[ -f "$folder/munge.key" ] || head -c 128 /dev/urandom >"$folder/munge.key"
chmod 600 "$folder/munge.key"
cat >"$folder/slurm.conf" <<CONF
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=26817
SlurmdPort=26818
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MailProg=/bin/true
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=one Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF

munged --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" --pid-file="$folder/munged.pid" \
  --log-file="$folder/munged.log" --seed-file="$folder/munged.seed"
export SLURM_CONF="$folder/slurm.conf"
slurmctld -c -f "$SLURM_CONF"
slurmd -f "$SLURM_CONF"
echo "export SLURM_CONF=$SLURM_CONF"
