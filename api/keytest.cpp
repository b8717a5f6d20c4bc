// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/keytest.h"

#include "api/answer.h"

#include <QUuid>

namespace api {

namespace {

Error errorOf(Error::Kind kind)
{
    Error error;
    error.kind = kind;
    return error;
}

} // namespace

std::optional<Error> judgeKey(const HttpOutcome &outcome)
{
    const auto envelope = parseEnvelope(outcome.body);
    if (outcome.status == 404 && envelope && envelope->type == QLatin1String("not_found_error"))
        return std::nullopt;
    const Answer answer = judge(Step::Poll, outcome);
    Error error = answer.error.value_or(errorOf(Error::Kind::Malformed));
    // Whoever knows such a job, or has no such place, is not the service.
    if (answer.meaning == Meaning::Accepted || outcome.status == 404) {
        error.kind = Error::Kind::Malformed;
        error.message = QStringLiteral("HTTP %1").arg(outcome.status);
    }
    return error;
}

KeyTest::KeyTest(Client &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { end(errorOf(Error::Kind::TimedOut)); });
}

void KeyTest::start(const Access &access, std::chrono::milliseconds patience)
{
    cancel();
    if (access.key.isEmpty())
        return end(errorOf(Error::Kind::NoKey));
    if (const auto fine = checkBaseUrl(access.service.baseUrl); !fine)
        return end(fine.error());
    m_call = m_client.poll(access, QUuid::createUuid().toString(QUuid::WithoutBraces), patience);
    connect(m_call.get(), &Call::finished, this,
        [this](const HttpOutcome &outcome) { end(judgeKey(outcome)); });
    m_patience.start(patience);
}

void KeyTest::cancel()
{
    m_patience.stop();
    m_call.reset();
}

void KeyTest::end(const std::optional<Error> &error)
{
    cancel();
    emit finished(error);
}

} // namespace api
