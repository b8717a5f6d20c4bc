// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace timeline::model {

// What went wrong, as a value. `kind` is for code, `detail` for the log and for the one place that
// makes sentences (errortext.h). Any thread.
struct Error {
    enum class Kind {
        Cancelled,
        NotFound, // no such file, or it has vanished
        NotReadable, // no permission, or the device fails
        NotMedia, // no container that FFmpeg knows
        Empty, // zero bytes
        Truncated, // cut off: the index or the samples are missing
        NoPicture, // sound only
        Encrypted,
        NoDecoder, // known codec, but this FFmpeg cannot decode it
        TooLarge, // a picture or a length that no memory holds
        Damaged, // frame data that does not decode
        FrameMissing, // this one frame cannot be had exactly
        OutOfRange, // a position outside the media or the sequence
        InvalidEdit, // an edit that would break the sequence
        InvalidRequest, // a limit of the service or of the program would be broken
        SameFile, // output would replace a source
        NotWritable, // no permission, no such folder
        DiskFull,
        NoEncoder,
        EncoderFailed,
        ResultUnusable, // the service's file cannot become a take
        ProjectDamaged,
        ProjectTooNew,
        ProjectInUse, // another program has it open
        ProjectChanged, // another program wrote it since it was opened here
        MediaMissing, // files of the project cannot be read
        WrongMedia, // not the file that is missing, and too different to stand in for it
        SourceChanged, // the file is not the one that was indexed
        Internal,
    };

    Kind kind = Kind::Internal;
    QString detail; // plain English, no path of the user's home folder, no secrets

    bool operator==(const Error &) const = default;
};

template <class T = void> using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error::Kind kind, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(detail)});
}

// A stable word per kind, for JSON and logs: "not-found", "disk-full".
QString kindName(Error::Kind kind);

} // namespace timeline::model
