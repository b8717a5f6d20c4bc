#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Retake Studio authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The whole job without a display: headless.sh RETAKE [VIDEO]. Works on a video of one's own, or on a sample.
set -euo pipefail
retake=$1
video=${2:-}
out=$(dirname "$retake")/../headless
mkdir -p "$out"
out=$(cd "$out" && pwd)

if [ -z "$video" ]; then
    video=$out/sample.mp4
    echo "No video given; making a sample of 12 s." >&2
    ffmpeg -v error -y -f lavfi -i 'testsrc2=size=1280x720:rate=25:duration=12' \
        -f lavfi -i 'sine=frequency=330:duration=12' -c:v libx264 -preset veryfast -pix_fmt yuv420p -g 50 \
        -c:a aac -shortest "$video"
fi

# A third of the way in, four seconds or what there is.
seconds=$("$retake" info "$video" --json | sed -n 's/.*"duration": *\([0-9.]*\).*/\1/p' | head -n 1)
from=$(awk -v s="$seconds" 'BEGIN { printf "%.3f", s / 3 }')
to=$(awk -v s="$seconds" 'BEGIN { t = s / 3 + 4; printf "%.3f", t < s ? t : s }')

result=$out/result.mp4
report=$out/report.json
picture=$out/side-by-side.png
echo "Redoing $from s to $to s of $video with the practice service (no AI, no cost)." >&2
"$retake" run "$video" --from "$from" --to "$to" --prompt "The same moment, but at dusk." \
    --report "$report" -o "$result"
"$retake" compare "$video" "$result" --from "$from" --to "$to" -o "$picture"

echo "result:        $result"
echo "report:        $report"
echo "side by side:  $picture"
