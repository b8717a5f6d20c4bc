// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/peaks.h"
#include "timeline/model/error.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace app::cli {

namespace media = timeline::media;
namespace model = timeline::model;

// {"sampleRate","start","duration","levels":[{"samplesPerPeak","data":[low,high,low,high,…]}]},
// the finest level first; values -1…1, times in seconds, `start` on the file's own clock.
QByteArray peaksJson(const media::Peaks &peaks);

// The whole of `shown` from left to right, a column a pixel.
QImage peaksPicture(const media::Peaks &peaks, model::TimeRange shown, QSize size);

} // namespace app::cli
