// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/error.h"

namespace timeline::model {

QString kindName(Error::Kind kind)
{
    using Kind = Error::Kind;
    switch (kind) {
    case Kind::Cancelled:
        return QStringLiteral("cancelled");
    case Kind::NotFound:
        return QStringLiteral("not-found");
    case Kind::NotReadable:
        return QStringLiteral("not-readable");
    case Kind::NotMedia:
        return QStringLiteral("not-media");
    case Kind::Empty:
        return QStringLiteral("empty");
    case Kind::Truncated:
        return QStringLiteral("truncated");
    case Kind::NoPicture:
        return QStringLiteral("no-picture");
    case Kind::Encrypted:
        return QStringLiteral("encrypted");
    case Kind::NoDecoder:
        return QStringLiteral("no-decoder");
    case Kind::TooLarge:
        return QStringLiteral("too-large");
    case Kind::Damaged:
        return QStringLiteral("damaged");
    case Kind::FrameMissing:
        return QStringLiteral("frame-missing");
    case Kind::OutOfRange:
        return QStringLiteral("out-of-range");
    case Kind::InvalidEdit:
        return QStringLiteral("invalid-edit");
    case Kind::InvalidRequest:
        return QStringLiteral("invalid-request");
    case Kind::SameFile:
        return QStringLiteral("same-file");
    case Kind::NotWritable:
        return QStringLiteral("not-writable");
    case Kind::DiskFull:
        return QStringLiteral("disk-full");
    case Kind::NoEncoder:
        return QStringLiteral("no-encoder");
    case Kind::EncoderFailed:
        return QStringLiteral("encoder-failed");
    case Kind::ResultUnusable:
        return QStringLiteral("result-unusable");
    case Kind::ProjectDamaged:
        return QStringLiteral("project-damaged");
    case Kind::ProjectTooNew:
        return QStringLiteral("project-too-new");
    case Kind::ProjectInUse:
        return QStringLiteral("project-in-use");
    case Kind::ProjectChanged:
        return QStringLiteral("project-changed");
    case Kind::MediaMissing:
        return QStringLiteral("media-missing");
    case Kind::WrongMedia:
        return QStringLiteral("wrong-media");
    case Kind::SourceChanged:
        return QStringLiteral("source-changed");
    case Kind::Internal:
        return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

} // namespace timeline::model
