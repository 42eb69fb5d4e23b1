#!/bin/sh
# From corpora to kg/encode/model/.  Usage: training/train.sh NAMES_PYTHON TRAIN_PYTHON
set -eu
cd "$(dirname "$0")/.."
names=$1
train=$2
shared=${SHARED:-../shared}
export OMP_NUM_THREADS=1 OMP_WAIT_POLICY=PASSIVE TOKENIZERS_PARALLELISM=false
export MALLOC_MMAP_THRESHOLD_=8000000000 MALLOC_TRIM_THRESHOLD_=16000000000
mkdir -p training/work
[ -s training/work/names.train.jsonl ] || "$names" training/silver.py "$shared/corpora/polnear/data/train/text" training/work/names.train.jsonl
"$train" -m training --corpora "$shared/corpora" --epochs 5 --processes 2 --work training/work/main
"$train" -m training.narrow training/work/main/last.pt --corpora "$shared/corpora" --rate 1.5e-4 --head-rate 3e-4 --processes 2 --work training/work/narrow
"$train" -m training.finish training/work/narrow/last.pt --shared "$shared"
