// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/errortext.h"

#include "api/answer.h"
#include "api/errorsentences.h"
#include "api/ltxdesktop.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace api {

namespace {

using Kind = Error::Kind;
using namespace sentences;

struct KindSentence {
    Kind kind;
    Sentence sentence;
};

constexpr Sentence unknown{Message::Said,
    QT_TRANSLATE_NOOP("api::ErrorText", "The program met a case that it does not know"),
    QT_TRANSLATE_NOOP("api::ErrorText", "Report it, with these words.")};

constexpr std::array connections{
    KindSentence{Kind::InsecureUrl,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "The service's address is not secure"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Use one that begins with https.")}},
    KindSentence{Kind::NotConnected,
        {Message::LeftOut, QT_TRANSLATE_NOOP("api::ErrorText", "The service cannot be reached"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Check the network connection and try again.")}},
    KindSentence{Kind::HostNotFound,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "The service's host name is not known here"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Check the network and the address.")}},
    KindSentence{Kind::Tls,
        {Message::LeftOut, QT_TRANSLATE_NOOP("api::ErrorText", "The secure connection failed"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Check this computer's clock and the network.")}},
    KindSentence{Kind::ConnectionLost,
        {Message::LeftOut, QT_TRANSLATE_NOOP("api::ErrorText", "The connection broke off"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Check the network and try again.")}},
    KindSentence{Kind::Redirected,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "The service pointed to another address, which is never followed"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Check the service's address.")}},
    KindSentence{Kind::Malformed,
        {Message::Said,
            QT_TRANSLATE_NOOP("api::ErrorText", "The service's answer breaks its own rules"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Check its address, or try again later.")}},
};

constexpr std::array outcomes{
    KindSentence{Kind::Cancelled,
        {Message::LeftOut, QT_TRANSLATE_NOOP("api::ErrorText", "Stopped, as you asked"), nullptr}},
    KindSentence{Kind::NoKey,
        {Message::LeftOut, QT_TRANSLATE_NOOP("api::ErrorText", "The service needs a key"),
            QT_TRANSLATE_NOOP("api::ErrorText",
                "Enter it in the settings or set LTX_API_KEY; the practice service needs none.")}},
    KindSentence{Kind::InvalidRequest,
        {Message::Said,
            QT_TRANSLATE_NOOP("api::ErrorText", "The service does not take that; nothing was sent"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Change the range or the text.")}},
    KindSentence{Kind::TooLarge,
        {Message::Said,
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "The answer is larger than a result can be; it was not kept"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Give the request id to the service's support.")}},
    KindSentence{Kind::JobUnknown,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "The service does not know this job; it keeps a result for about a day"),
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "Look again; send the retake again only if it stays unknown.")}},
    KindSentence{Kind::ResultMissing,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "The service finished without a result"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Give the request id to its support.")}},
    KindSentence{Kind::ResultExpired,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "The result can no longer be downloaded"),
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "Look again, or give the request id to the service's support.")}},
    KindSentence{Kind::ResultUnusable,
        {Message::Said,
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "The result came but cannot become a take; the file is kept"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Try the retake once more.")}},
    KindSentence{Kind::Uncertain,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "It is not known whether the service took the request; it may have been charged"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Look at your account before you send it again.")}},
};

constexpr std::array local{
    KindSentence{Kind::FileUnreadable,
        {Message::Said, QT_TRANSLATE_NOOP("api::ErrorText", "The file to send cannot be read"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Check that it is still there.")}},
    KindSentence{Kind::FileNotWritable,
        {Message::Said, QT_TRANSLATE_NOOP("api::ErrorText", "The result cannot be written"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Check the folder and its permissions.")}},
    KindSentence{Kind::DiskFull,
        {Message::LeftOut, QT_TRANSLATE_NOOP("api::ErrorText", "The disk is full"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Make room and try again.")}},
    KindSentence{Kind::JournalDamaged,
        {Message::Said,
            QT_TRANSLATE_NOOP("api::ErrorText", "The record of a job is damaged and was set aside"),
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "Look at your account before you send the retake again.")}},
    KindSentence{Kind::LedgerDamaged,
        {Message::Said,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "The book of what was spent cannot be read, so nothing more is sent"),
            QT_TRANSLATE_NOOP("api::ErrorText",
                "Mend that line, or move the file away: then nothing counts as spent.")}},
    KindSentence{Kind::Locked,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "Another running copy of the program looks after this job"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Wait for it to finish, or close it.")}},
    KindSentence{Kind::NoKeychain,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "No keyring answers here; the key is kept until you quit"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Start the system's keyring to keep it longer.")}},
    KindSentence{Kind::KeychainRefused,
        {Message::Said, QT_TRANSLATE_NOOP("api::ErrorText", "The system's keyring refused"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Unlock it and try again.")}},
    KindSentence{Kind::SecretMissing,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "There is no key in the system's keyring"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Enter the key again.")}},
};

constexpr std::array refusals{
    StatusSentence{401,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "The service does not accept the key"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Check the key and enter it again.")}},
    StatusSentence{403,
        {Message::LeftOut, QT_TRANSLATE_NOOP("api::ErrorText", "Your account may not use retakes"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Ask the service to enable them.")}},
    StatusSentence{404,
        {Message::LeftOut, QT_TRANSLATE_NOOP("api::ErrorText", "The service does not know this"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Check the service's address.")}},
    StatusSentence{413,
        {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "The upload is too large for the service"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Make the range shorter.")}},
};

constexpr int proxyWantsLogin = 407;
constexpr int tooLarge = 413;

template <class Table> const Sentence *findStatus(const Table &table, int status)
{
    const auto found = std::ranges::find(table, status, &StatusSentence::status);
    return found == table.end() ? nullptr : &found->sentence;
}

Sentence serverFaultOf(const Error &error)
{
    if (error.httpStatus == 503 || error.httpStatus == 529)
        return overloaded;
    return error.httpStatus == 504 ? tooLateAnswer : serverFault;
}

bool isFiltered(const Error &error)
{
    return error.httpStatus == 422 || error.type == QLatin1String("content_filtered_error");
}

bool isUnpaid(const Error &error)
{
    return error.httpStatus == 402 || error.type == QLatin1String("insufficient_funds_error");
}

// The user's own limit.
Sentence capReached(const Error &error)
{
    const char *step =
        QT_TRANSLATE_NOOP("api::ErrorText", "Raise it in the settings if you want to.");
    if (error.type == QLatin1String("day"))
        return {Message::Said,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "This would cost more than you allow for a day; nothing was sent"),
            step};
    if (error.type == QLatin1String("project"))
        return {Message::Said,
            QT_TRANSLATE_NOOP("api::ErrorText",
                "This would cost more than you allow for a project; nothing was sent"),
            step};
    return {Message::Said,
        QT_TRANSLATE_NOOP("api::ErrorText",
            "This would cost more than you allow for one retake; nothing was sent"),
        step};
}

// What the service says no to, at once or after it has begun.
Sentence refused(const Error &error)
{
    if (isFiltered(error))
        return {Message::LeftOut,
            error.kind == Kind::JobFailed
                ? QT_TRANSLATE_NOOP(
                    "api::ErrorText", "The service's content filter stopped the job")
                : QT_TRANSLATE_NOOP("api::ErrorText", "The service's content filter refused this"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Change the text or the range.")};
    if (isUnpaid(error))
        return {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "The balance of your account is too low"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Top it up, then send again.")};
    if (error.kind == Kind::JobFailed)
        return {Message::Said,
            QT_TRANSLATE_NOOP("api::ErrorText", "The service gave up on the job"),
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "Look at your account, then try the retake once more.")};
    if (error.httpStatus == proxyWantsLogin)
        return proxyRefused;
    if (const Sentence *sentence = findStatus(refusals, error.httpStatus))
        return *sentence;
    return {Message::Said, QT_TRANSLATE_NOOP("api::ErrorText", "The service refused the request"),
        QT_TRANSLATE_NOOP("api::ErrorText", "Change the range or the text and try again.")};
}

Sentence notAccepted(const Error &error)
{
    if (isAccountFull(error))
        return {Message::LeftOut,
            QT_TRANSLATE_NOOP(
                "api::ErrorText", "The account already has as many jobs at work as it may"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Wait until one has finished.")};
    if (error.httpStatus == 429)
        return {Message::LeftOut,
            QT_TRANSLATE_NOOP("api::ErrorText", "The service asks for fewer requests"),
            QT_TRANSLATE_NOOP("api::ErrorText", "Wait a minute and try again.")};
    return overloaded;
}

template <class Table> const Sentence *find(const Table &table, Kind kind)
{
    const auto found = std::ranges::find(table, kind, &KindSentence::kind);
    return found == table.end() ? nullptr : &found->sentence;
}

Sentence sentenceOf(const Error &error)
{
    const auto own = std::ranges::find(desktop, error.type, &DesktopSentence::type);
    if (own != desktop.end())
        return own->sentence;
    if (error.kind == Kind::Refused || error.kind == Kind::JobFailed)
        return refused(error);
    if (error.kind == Kind::NotAccepted)
        return notAccepted(error);
    if (error.kind == Kind::CapReached)
        return capReached(error);
    if (error.kind == Kind::Proxy)
        return proxyRefused;
    if (error.kind == Kind::TimedOut)
        return tooLateAnswer;
    if (error.kind == Kind::ServerFault)
        return serverFaultOf(error);
    if (error.kind == Kind::StorageRefused) {
        const Sentence *sentence =
            findStatus(storage, isTooLargeForStorage(error) ? tooLarge : error.httpStatus);
        return sentence ? *sentence : storageRefused;
    }
    if (const Sentence *sentence = find(connections, error.kind))
        return *sentence;
    if (const Sentence *sentence = find(outcomes, error.kind))
        return *sentence;
    if (const Sentence *sentence = find(local, error.kind))
        return *sentence;
    return unknown;
}

// The service's own words often end like a sentence; they stand in the middle of ours.
QString inBrackets(const QString &message)
{
    const QString line = message.simplified();
    return line.endsWith(QLatin1Char('.')) ? line.chopped(1) : line;
}

class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(api::ErrorText)

public:
    static QString requestId(const QString &id) { return tr("request id %1").arg(id); }
};

} // namespace

QString errorCause(const Error &error)
{
    const Sentence sentence = sentenceOf(error);
    const QString message = inBrackets(error.message);
    if (sentence.message == Message::LeftOut || message.isEmpty())
        return ErrorText::tr(sentence.cause) + QLatin1Char('.');
    return QStringLiteral("%1 (%2).").arg(ErrorText::tr(sentence.cause), message);
}

QString errorSentence(const Error &error)
{
    const Sentence sentence = sentenceOf(error);
    return sentence.step ? errorCause(error) + QLatin1Char(' ') + ErrorText::tr(sentence.step)
                         : errorCause(error);
}

QString errorDetails(const Error &error)
{
    QStringList parts{kindName(error.kind)};
    if (error.httpStatus != 0)
        parts << QStringLiteral("HTTP %1").arg(error.httpStatus);
    if (!error.type.isEmpty())
        parts << error.type;
    if (!error.message.isEmpty())
        parts << error.message;
    if (!error.requestId.isEmpty())
        parts << ErrorText::requestId(error.requestId);
    return parts.join(QStringLiteral(" · "));
}

} // namespace api
