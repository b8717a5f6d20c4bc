// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/interchange/handover.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace timeline::interchange {

enum class Format { Otio, Edl, Fcpxml, Mlt };

// By the name's suffix, in any case.
std::optional<Format> formatOf(const QString &path);

// Which keep every take, and not only the chosen one.
bool keepsTakes(Format format);

// Which tell of crossfades; the others have cuts there.
bool keepsCrossfades(Format format);

// Errors of writeEdl(); the others write everything. Pure.
model::Result<QByteArray> writeAs(Format format, const Handover &handover);

} // namespace timeline::interchange
