// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/errortext.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace timeline::model {

namespace {

using Kind = Error::Kind;

enum class Detail { Said, LeftOut }; // left out where the cause says it all

struct Sentence {
    Kind kind;
    Detail detail;
    const char *cause; // %1 is the file
    const char *step;
};

constexpr const char *noStep = nullptr;

constexpr std::array sentences{
    Sentence{Kind::Cancelled, Detail::LeftOut,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Stopped, as you asked"), noStep},
    Sentence{Kind::NotFound, Detail::LeftOut,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 is not there"),
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "It may have been moved or renamed; choose it again.")},
    Sentence{Kind::NotReadable, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 cannot be read"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Check its permissions and the disk.")},
    Sentence{Kind::NotMedia, Detail::LeftOut,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 is no video of a known kind"),
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "Choose an MP4, MOV, MKV, WebM or similar file.")},
    Sentence{Kind::Empty, Detail::LeftOut,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 is empty (0 bytes)"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Copy or download it again.")},
    Sentence{Kind::Truncated, Detail::LeftOut,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 is cut off: its end is missing"),
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "Copy or download it again, or finish the recording.")},
    Sentence{Kind::NoPicture, Detail::LeftOut,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 has sound but no picture"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Choose a file with a video track.")},
    Sentence{Kind::Encrypted, Detail::LeftOut,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 is encrypted"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Choose a copy without protection.")},
    Sentence{Kind::NoDecoder, Detail::Said,
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "%1 uses a codec that cannot be decoded here"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Convert it to H.264 first.")},
    Sentence{Kind::TooLarge, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 is too large to be handled"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Use a shorter range or a smaller copy.")},
    Sentence{Kind::Damaged, Detail::Said,
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "%1 is damaged in part and cannot be decoded there"),
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "Choose another range, or repair the file.")},
    Sentence{Kind::FrameMissing, Detail::Said,
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "%1 has a frame that cannot be had exactly"),
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "Choose another moment, or convert the file first.")},
    Sentence{Kind::OutOfRange, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "That lies outside the video"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Choose a moment inside it.")},
    Sentence{Kind::InvalidEdit, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "This edit is not possible here"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Choose another range.")},
    Sentence{Kind::InvalidRequest, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "This cannot be done as asked"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Change it and try again.")},
    Sentence{Kind::SameFile, Detail::LeftOut,
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "%1 is used by this project and is never overwritten"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Choose another name.")},
    Sentence{Kind::NotWritable, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 cannot be written"),
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "Choose another folder, or check its permissions.")},
    Sentence{Kind::DiskFull, Detail::LeftOut,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "The disk is full"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Make room and try again.")},
    Sentence{Kind::NoEncoder, Detail::Said,
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "The encoder for this format is missing here"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Choose another format.")},
    Sentence{Kind::EncoderFailed, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "The encoder failed"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Try another format or another folder.")},
    Sentence{Kind::ResultUnusable, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 cannot become a take; it is kept"),
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "Try the retake once more, or choose another file.")},
    Sentence{Kind::ProjectDamaged, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 cannot be read as a project"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Open an earlier copy of it.")},
    Sentence{Kind::ProjectTooNew, Detail::Said,
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "%1 was saved by a newer version of this program"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Update the program to open it.")},
    Sentence{Kind::ProjectInUse, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 is open in another program"),
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "Close it there first, or open a copy of it.")},
    Sentence{Kind::ProjectChanged, Detail::LeftOut,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText",
            "%1 was changed by another program after it was opened here, and is left as it is"),
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "Save under another name; then you have both.")},
    Sentence{Kind::MediaMissing, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "The project lacks files that it needs"),
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "Put them back, or find them: relink the project.")},
    Sentence{Kind::WrongMedia, Detail::Said,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 cannot stand in for the missing file"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Choose the file that was used.")},
    Sentence{Kind::SourceChanged, Detail::LeftOut,
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "%1 has changed since it was opened"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Open it again.")},
    Sentence{Kind::Internal, Detail::Said,
        QT_TRANSLATE_NOOP(
            "timeline::model::ErrorText", "The program met a case that it does not know"),
        QT_TRANSLATE_NOOP("timeline::model::ErrorText", "Report it, with these words.")},
};

class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(timeline::model::ErrorText)

public:
    static QString subject(const QString &file);
};

QString ErrorText::subject(const QString &file)
{
    const QString name = QFileInfo(file).fileName();
    return name.isEmpty() ? tr("The file") : tr("“%1”").arg(name);
}

const Sentence &sentenceOf(Kind kind)
{
    const auto found = std::ranges::find(sentences, kind, &Sentence::kind);
    return found == sentences.end() ? sentences.back() : *found;
}

QString causeOf(const Sentence &sentence, const QString &file)
{
    const QString cause = ErrorText::tr(sentence.cause);
    return cause.contains(QLatin1String("%1")) ? cause.arg(ErrorText::subject(file)) : cause;
}

} // namespace

QString errorSentence(const Error &error, const QString &file)
{
    const Sentence &sentence = sentenceOf(error.kind);
    QString text = causeOf(sentence, file);
    if (sentence.detail == Detail::Said && !error.detail.isEmpty())
        text = QStringLiteral("%1 (%2)").arg(text, error.detail);
    text += QLatin1Char('.');
    if (sentence.step)
        text += QLatin1Char(' ') + ErrorText::tr(sentence.step);
    return text;
}

QString errorDetails(const Error &error)
{
    return error.detail.isEmpty()
        ? kindName(error.kind)
        : QStringLiteral("%1: %2").arg(kindName(error.kind), error.detail);
}

} // namespace timeline::model
