// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"

#include <QCoreApplication>
#include <QHash>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::ErrorText", text);
}

// %1 is the file.
const char *fileSentence(timeline::model::Error::Kind kind)
{
    using Kind = timeline::model::Error::Kind;
    switch (kind) {
    case Kind::NotFound:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "%1 is not there. It may have been moved or renamed.");
    case Kind::NotReadable:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "%1 cannot be read. Look at its permissions and at the disk.");
    case Kind::NotMedia:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "%1 is not a video that this program knows.");
    case Kind::Empty:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "%1 is empty (0 bytes). Copy it again from where it came from.");
    case Kind::Truncated:
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "%1 is cut off: its end is missing. Copy it again, or finish the recording.");
    case Kind::NoPicture:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "%1 has sound but no picture. Open a file with a video track.");
    case Kind::Encrypted:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "%1 is encrypted. Open a copy without protection.");
    case Kind::NoDecoder:
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "%1 uses a codec that cannot be decoded here. Convert it to H.264, say.");
    case Kind::TooLarge:
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "%1 says of itself that it is larger than any memory holds; it is probably damaged.");
    case Kind::Damaged:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "%1 is damaged: its pictures cannot be decoded.");
    case Kind::SourceChanged:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "%1 has changed since it was opened. Open it again.");
    case Kind::ProjectDamaged:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "%1 is damaged and cannot be opened as a project.");
    case Kind::ProjectTooNew:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "%1 was saved by a newer version of this program. Update to open it.");
    case Kind::NotWritable:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "%1 cannot be written. Choose another folder.");
    case Kind::SameFile:
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "%1 is used by this project and is never overwritten. Choose another name.");
    case Kind::ResultUnusable:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "%1 cannot become a take. It is kept.");
    default:
        return nullptr;
    }
}

const char *plainSentence(timeline::model::Error::Kind kind)
{
    using Kind = timeline::model::Error::Kind;
    switch (kind) {
    case Kind::Cancelled:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "Stopped, as you asked.");
    case Kind::FrameMissing:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "This frame cannot be shown exactly.");
    case Kind::OutOfRange:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "That moment lies outside the video.");
    case Kind::InvalidEdit:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "That cannot be done here.");
    case Kind::InvalidRequest:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The service does not take that; nothing was sent.");
    case Kind::DiskFull:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "The disk is full. Make room and try again.");
    case Kind::NoEncoder:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The encoder for this format is missing here. Choose another preset.");
    case Kind::EncoderFailed:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "The encoder stopped. The details say why.");
    default:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The program met a case that it does not know. The details say more.");
    }
}

const char *refusal(const api::Error &error)
{
    switch (error.httpStatus) {
    case 401:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The service does not accept the key. Check it in the settings.");
    case 402:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The balance of your account is too low. Top it up, then send again.");
    case 403:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "Your account may not use retakes. Ask the service to enable them.");
    case 404:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The service does not know this. Check its address in the settings.");
    case 413:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The upload is too large for the service. Make the range shorter.");
    case 422:
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "The service's content filter refused this. Change the text or the range.");
    default:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The service refused the request. The details say why.");
    }
}

const char *connection(api::Error::Kind kind)
{
    using Kind = api::Error::Kind;
    switch (kind) {
    case Kind::NotConnected:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The service cannot be reached. Check the network connection.");
    case Kind::HostNotFound:
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "The service's host name is not known here. Check the network and the address.");
    case Kind::Tls:
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "The secure connection failed. Check the clock of this computer and the network.");
    case Kind::Proxy:
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "The proxy refused the connection. Check the system's proxy settings.");
    case Kind::TimedOut:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "The service did not answer in time.");
    case Kind::ConnectionLost:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "The connection broke off.");
    case Kind::Redirected:
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "The service pointed to another address, which is never followed. Check its address.");
    case Kind::InsecureUrl:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The address is not secure. It has to begin with https.");
    default:
        return nullptr;
    }
}

const char *outcome(api::Error::Kind kind)
{
    using Kind = api::Error::Kind;
    switch (kind) {
    case Kind::Cancelled:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "Stopped, as you asked.");
    case Kind::NoKey:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The service needs a key. Enter it in the settings.");
    case Kind::InvalidRequest:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The service does not take that; nothing was sent.");
    case Kind::ServerFault:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "The service has a fault of its own.");
    case Kind::StorageRefused:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "The service's storage refused the file.");
    case Kind::Malformed:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The service answered in a way that its rules do not allow.");
    case Kind::TooLarge:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The answer is larger than a result can be; it was not kept.");
    case Kind::JobUnknown:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The service no longer knows this job. Results are kept for a day.");
    case Kind::ResultMissing:
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "The service finished without a result. Give the request id to its support.");
    case Kind::ResultExpired:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "The result can no longer be downloaded.");
    case Kind::ResultUnusable:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The result came but cannot become a take. The file is kept.");
    case Kind::Uncertain:
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "It is not known whether the service took the request; it may have been charged.");
    case Kind::FileUnreadable:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "The file to send cannot be read.");
    case Kind::FileNotWritable:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The result cannot be written. Look at the folder's permissions.");
    case Kind::DiskFull:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "The disk is full. Make room and try again.");
    case Kind::JournalDamaged:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The record of a job is damaged and was set aside.");
    case Kind::Locked:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "Another running copy of the program looks after this job.");
    case Kind::NoKeychain:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "No keyring answers here; the key is kept until you quit.");
    case Kind::KeychainRefused:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The system's keyring refused. Unlock it and try again.");
    case Kind::SecretMissing:
        return QT_TRANSLATE_NOOP("ui::ErrorText", "There is no key in the system's keyring.");
    default:
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The program met a case that it does not know. The details say more.");
    }
}

const char *notAccepted(const api::Error &error)
{
    if (error.type == QLatin1String("concurrency_limit_error"))
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The account already has as many jobs at work as it may.");
    if (error.httpStatus == 429)
        return QT_TRANSLATE_NOOP("ui::ErrorText", "The service asks for fewer requests.");
    return QT_TRANSLATE_NOOP("ui::ErrorText", "The service is overloaded.");
}

const char *jobFailed(const api::Error &error)
{
    if (error.type == QLatin1String("content_filtered_error"))
        return QT_TRANSLATE_NOOP("ui::ErrorText",
            "The service's content filter stopped the job. Change the text or the range.");
    if (error.type == QLatin1String("insufficient_funds_error"))
        return QT_TRANSLATE_NOOP(
            "ui::ErrorText", "The balance of your account is too low. Top it up, then send again.");
    return QT_TRANSLATE_NOOP(
        "ui::ErrorText", "The service gave up on the job. The details say why.");
}

} // namespace

QString errorSentence(const timeline::model::Error &error, const QString &file)
{
    if (const char *text = fileSentence(error.kind))
        return tr(text).arg(file.isEmpty() ? tr("The file") : QStringLiteral("“%1”").arg(file));
    return tr(plainSentence(error.kind));
}

QString errorSentence(const api::Error &error)
{
    using Kind = api::Error::Kind;
    if (error.kind == Kind::Refused)
        return tr(refusal(error));
    if (error.kind == Kind::NotAccepted)
        return tr(notAccepted(error));
    if (error.kind == Kind::JobFailed)
        return tr(jobFailed(error));
    if (const char *text = connection(error.kind))
        return tr(text);
    return tr(outcome(error.kind));
}

QString errorDetails(const timeline::model::Error &error)
{
    return error.detail.isEmpty()
        ? timeline::model::kindName(error.kind)
        : QStringLiteral("%1: %2").arg(timeline::model::kindName(error.kind), error.detail);
}

QString errorDetails(const api::Error &error)
{
    QStringList parts{api::kindName(error.kind)};
    if (error.httpStatus != 0)
        parts << QStringLiteral("HTTP %1").arg(error.httpStatus);
    if (!error.type.isEmpty())
        parts << error.type;
    if (!error.message.isEmpty())
        parts << error.message;
    if (!error.requestId.isEmpty())
        parts << tr("request id %1").arg(error.requestId);
    return parts.join(QStringLiteral(" · "));
}

} // namespace ui
