// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/errortext.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace app {

namespace {

using ModelKind = model::Error::Kind;
using ApiKind = api::Error::Kind;

// The context of every sentence here, for the translators' tools.
class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(app::ErrorText)

public:
    static QString opening(ModelKind kind, const QString &file);
    static QString working(ModelKind kind, const QString &detail, const QString &file);
    static QString writing(ModelKind kind, const QString &detail, const QString &file);
    static QString refused(const api::Error &error);
    static QString connection(const api::Error &error);
    static QString outcome(const api::Error &error);
    static QString local(const api::Error &error);
    static QString note(model::WindowNote note, const model::WindowPlan &plan);
    static QString thisFile() { return tr("This file"); }
};

QString withDetail(const QString &sentence, const QString &detail)
{
    return detail.isEmpty() ? sentence
                            : sentence + QStringLiteral(" (") + detail + QLatin1Char(')');
}

QString asked(const QString &detail)
{
    return detail.isEmpty() ? QString() : detail.at(0).toUpper() + detail.mid(1);
}

} // namespace

// Errors of a file that is opened. Empty: not one of them.
QString ErrorText::opening(ModelKind kind, const QString &file)
{
    switch (kind) {
    case ModelKind::NotFound:
        return tr("%1 is not there. It may have been moved or renamed; choose it again.").arg(file);
    case ModelKind::NotReadable:
        return tr("%1 cannot be read. Check its permissions, or copy it to this computer.")
            .arg(file);
    case ModelKind::NotMedia:
        return tr("%1 is no video of a known kind. Choose an MP4, MOV, MKV, WebM or similar file.")
            .arg(file);
    case ModelKind::Empty:
        return tr("%1 is empty. Copy or download it again.").arg(file);
    case ModelKind::Truncated:
        return tr("%1 is cut off; its end is missing. Copy or download it again.").arg(file);
    case ModelKind::NoPicture:
        return tr("%1 has no picture, only sound. Choose a video.").arg(file);
    case ModelKind::Encrypted:
        return tr("%1 is encrypted. Choose a file without copy protection.").arg(file);
    case ModelKind::NoDecoder:
        return tr("The picture of %1 is stored in a way that this program cannot decode. Convert "
                  "it to H.264 first.")
            .arg(file);
    case ModelKind::TooLarge:
        return tr("%1 is too large: no memory would hold its pictures. Scale it down first.")
            .arg(file);
    case ModelKind::SourceChanged:
        return tr("%1 is no longer the file that was opened. Open it again.").arg(file);
    case ModelKind::ProjectDamaged:
        return tr("%1 is no readable project. Open an earlier copy of it.").arg(file);
    case ModelKind::ProjectTooNew:
        return tr("%1 was written by a newer version. Update this program to open it.").arg(file);
    default:
        return {};
    }
}

// Errors of reading on and of editing.
QString ErrorText::working(ModelKind kind, const QString &detail, const QString &file)
{
    switch (kind) {
    case ModelKind::Cancelled:
        return tr("Stopped, as you asked.");
    case ModelKind::Damaged:
        return tr("A part of %1 is damaged and cannot be decoded. Choose another range, or repair "
                  "the file.")
            .arg(file);
    case ModelKind::FrameMissing:
        return tr("A frame of %1 cannot be had exactly. Choose another moment, or convert the file "
                  "first.")
            .arg(file);
    case ModelKind::OutOfRange:
        return withDetail(tr("That moment lies outside the video. Choose one inside it."), detail);
    case ModelKind::InvalidEdit:
        return withDetail(tr("This edit is not possible here. Choose another range."), detail);
    case ModelKind::InvalidRequest:
        return detail.isEmpty()
            ? tr("This cannot be done; nothing was sent.")
            : tr("This cannot be done; nothing was sent. %1.").arg(asked(detail));
    case ModelKind::ResultUnusable:
        return withDetail(tr("The file that came back cannot become a take. It is kept; try the "
                             "retake once more."),
            detail);
    default:
        return withDetail(tr("Something went wrong inside the program. Please report it."), detail);
    }
}

// Errors of a file that is written. Empty: not one of them.
QString ErrorText::writing(ModelKind kind, const QString &detail, const QString &file)
{
    switch (kind) {
    case ModelKind::SameFile:
        return tr("%1 is one of the files that are being edited. Choose another name; originals "
                  "are never "
                  "overwritten.")
            .arg(file);
    case ModelKind::NotWritable:
        return tr(
            "%1 cannot be written. Check that the folder exists and that you may write to it.")
            .arg(file);
    case ModelKind::DiskFull:
        return tr("The disk is full. Free some space and try again; nothing was changed.");
    case ModelKind::NoEncoder:
        return withDetail(tr("This program has no encoder for that format. Choose H.264."), detail);
    case ModelKind::EncoderFailed:
        return withDetail(tr("The encoder failed. Try another format or another folder."), detail);
    default:
        return {};
    }
}

QString ErrorText::refused(const api::Error &error)
{
    if (error.type.contains(QLatin1String("content_filter")))
        return tr("The service's content filter refused this prompt or video. Nothing was charged; "
                  "change the prompt.");
    switch (error.httpStatus) {
    case 401:
        return tr("The service does not accept the key. Enter a valid one.");
    case 402:
        return tr("The account has not enough credit. Add some, then try again.");
    case 403:
        return tr("This account may not use the service. Ask its owner.");
    case 413:
        return tr("The upload is too large for the service. Choose a shorter range.");
    case 422:
        return withDetail(
            tr("The service's content filter or its checks refused this. Change the prompt."),
            error.message);
    default:
        return withDetail(
            tr("The service refused the request; nothing was charged."), error.message);
    }
}

// Errors on the way to the service. Empty: not one of them.
QString ErrorText::connection(const api::Error &error)
{
    switch (error.kind) {
    case ApiKind::NotConnected:
        return tr("The service cannot be reached. Check the network connection and try again.");
    case ApiKind::HostNotFound:
        return tr("The service's host is not known. Check the address and the network connection.");
    case ApiKind::Tls:
        return tr("The connection is not secure, so nothing was sent. Check the computer's clock "
                  "and network.");
    case ApiKind::Proxy:
        return tr("The proxy refused the connection. Check the proxy settings.");
    case ApiKind::TimedOut:
        return tr("The service did not answer in time. Try again later.");
    case ApiKind::ConnectionLost:
        return tr("The connection was lost. Try again.");
    case ApiKind::Redirected:
        return tr(
            "The service pointed to another address, which is never followed. Check the address.");
    case ApiKind::NotAccepted:
        return tr("The service is too busy and began nothing. Try again in a few minutes.");
    case ApiKind::ServerFault:
        return tr("The service has a fault at the moment. Try again later.");
    case ApiKind::StorageRefused:
        return tr("The service's storage refused the transfer. Try again.");
    case ApiKind::Malformed:
        return tr("The service's answer makes no sense. Check the address, or try again later.");
    case ApiKind::InsecureUrl:
        return tr("The service's address is not secure. Use one that begins with https.");
    default:
        return {};
    }
}

// What became of a job. Empty: not one of these.
QString ErrorText::outcome(const api::Error &error)
{
    switch (error.kind) {
    case ApiKind::Cancelled:
        return tr("Stopped, as you asked.");
    case ApiKind::NoKey:
        return tr("This service needs a key. Enter one, or set LTX_API_KEY, or use the practice "
                  "service.");
    case ApiKind::InvalidRequest:
        return tr("This cannot be sent; nothing was. %1.").arg(asked(error.message));
    case ApiKind::Refused:
        return refused(error);
    case ApiKind::JobFailed:
        return error.type.contains(QLatin1String("content_filter"))
            ? refused(error)
            : withDetail(
                tr("The service gave up on this retake. Try it once more."), error.message);
    case ApiKind::JobUnknown:
        return tr("The service no longer knows this job: results are kept for a day. Try the "
                  "retake once more.");
    case ApiKind::ResultMissing:
    case ApiKind::ResultExpired:
        return tr("The service finished, but its result cannot be had. Look again, or report it "
                  "with the request id.");
    case ApiKind::TooLarge:
    case ApiKind::ResultUnusable:
        return withDetail(
            tr("The file that came back cannot become a take. Try the retake once more."),
            error.message);
    case ApiKind::Uncertain:
        return tr("It is not known whether the service took this job, so it may have been charged. "
                  "Look at the "
                  "account before sending it again.");
    default:
        return {};
    }
}

QString ErrorText::local(const api::Error &error)
{
    switch (error.kind) {
    case ApiKind::FileUnreadable:
        return tr("A file of this job cannot be read. Check that it is still there.");
    case ApiKind::FileNotWritable:
        return tr("The result cannot be written. Check the folder's permissions.");
    case ApiKind::DiskFull:
        return tr("The disk is full. Free some space and try again.");
    case ApiKind::JournalDamaged:
        return tr("This job's journal is damaged and was set aside. Look at the account before "
                  "sending it again.");
    case ApiKind::Locked:
        return tr("Another window or program is working on this job. Wait for it to finish.");
    case ApiKind::NoKeychain:
    case ApiKind::KeychainRefused:
    case ApiKind::SecretMissing:
        return tr("The system's keychain does not give the key. Enter it again; it is kept for "
                  "this session.");
    default:
        return withDetail(
            tr("Something went wrong inside the program. Please report it."), error.message);
    }
}

QString ErrorText::note(model::WindowNote note, const model::WindowPlan &plan)
{
    switch (note) {
    case model::WindowNote::RangeClamped:
        return tr("The range ends where the video ends.");
    case model::WindowNote::SectionLengthened:
        return tr("The range is under %1 s: a section of %1 s is sent, and only the range is used.")
            .arg(plan.duration);
    case model::WindowNote::ContextLengthened:
        return tr("More context is sent, because the service wants at least 73 frames.");
    case model::WindowNote::HeldFrames:
        return tr(
            "The video is short: its last frame is held to reach the service's least length.");
    case model::WindowNote::ContextShortened:
        return tr("Less context than wished is sent, to stay within the service's longest length.");
    case model::WindowNote::VariableRate:
        return tr("The variable frame rate is sent at a constant rate and mapped back.");
    case model::WindowNote::TooLong:
        return tr("The range is too long for one retake. Split it.");
    }
    return {};
}

QString sentenceFor(const model::Error &error, const QString &subject)
{
    const QString name = QFileInfo(subject).fileName();
    const QString file =
        name.isEmpty() ? ErrorText::thisFile() : QLatin1Char('"') + name + QLatin1Char('"');
    if (const QString text = ErrorText::opening(error.kind, file); !text.isEmpty())
        return text;
    if (const QString text = ErrorText::writing(error.kind, error.detail, file); !text.isEmpty())
        return text;
    return ErrorText::working(error.kind, error.detail, file);
}

QString sentenceFor(const api::Error &error)
{
    if (const QString text = ErrorText::connection(error); !text.isEmpty())
        return text;
    if (const QString text = ErrorText::outcome(error); !text.isEmpty())
        return text;
    return ErrorText::local(error);
}

QStringList sentencesFor(const model::WindowPlan &plan)
{
    QStringList sentences;
    for (const model::WindowNote note : plan.notes)
        sentences.append(ErrorText::note(note, plan));
    return sentences;
}

} // namespace app
