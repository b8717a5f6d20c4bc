// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/format.h"

#include "timeline/interchange/edl.h"
#include "timeline/interchange/fcpxml.h"
#include "timeline/interchange/mlt.h"
#include "timeline/interchange/otio.h"

#include <QFileInfo>

namespace timeline::interchange {

std::optional<Format> formatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("otio"))
        return Format::Otio;
    if (suffix == QLatin1String("edl"))
        return Format::Edl;
    if (suffix == QLatin1String("fcpxml"))
        return Format::Fcpxml;
    if (suffix == QLatin1String("mlt"))
        return Format::Mlt;
    return std::nullopt;
}

bool keepsTakes(Format format)
{
    return format == Format::Otio || format == Format::Fcpxml;
}

bool keepsCrossfades(Format format)
{
    return format == Format::Otio || format == Format::Edl;
}

model::Result<QByteArray> writeAs(Format format, const Handover &handover)
{
    switch (format) {
    case Format::Otio:
        return writeOtio(handover);
    case Format::Edl:
        return writeEdl(handover);
    case Format::Fcpxml:
        return writeFcpxml(handover);
    case Format::Mlt:
        break;
    }
    return writeMlt(handover);
}

} // namespace timeline::interchange
