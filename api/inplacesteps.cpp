// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What only a service that works in place is asked and told: whether it may be used, how far it is
// while a submit is not yet answered, and that it shall stop.
#include "api/ltxdesktop.h"
#include "api/retakejob.h"

namespace api {

namespace {

// Until one begins that it was told to drop before it had begun.
constexpr int mostCancels = 20;

} // namespace

void RetakeJob::ask()
{
    const QStringList questions = protocol().questions();
    const auto now = access();
    if (!now) {
        Error error;
        error.kind = Error::Kind::NoKey;
        retryUnpaid(error, &RetakeJob::ask);
    } else if (m_asked < questions.size()) {
        begin(m_tools.client.ask(*now, questions.at(m_asked), m_timing.timeouts.poll),
            &RetakeJob::onAsked);
    } else {
        m_record.error.reset();
        m_record.request.videoUri = m_record.windowPath;
        submit();
    }
}

void RetakeJob::onAsked(const HttpOutcome &outcome)
{
    const Answer answer = protocol().judge(Step::Ask, outcome);
    if (answer.meaning == Meaning::Refused) {
        end(JobState::Refused, answer.error);
    } else if (answer.error) {
        retryUnpaid(*answer.error, &RetakeJob::ask);
    } else if (const auto objection = protocol().objectionTo(outcome.body)) {
        end(JobState::Refused, objection);
    } else {
        ++m_asked;
        ask();
    }
}

// While a job waited, its owner may have let the service pay another one for it.
RetakeJob::Next RetakeJob::nextSubmit() const
{
    return protocol().isInPlace() ? &RetakeJob::prepare : &RetakeJob::submit;
}

void RetakeJob::watchSoon()
{
    m_next = &RetakeJob::watch;
    m_wait.start(m_timing.pollInterval);
}

void RetakeJob::watch()
{
    const auto now = access();
    if (!now) {
        watchSoon();
        return;
    }
    m_look = m_tools.client.poll(*now, m_record.serviceJobId, m_timing.timeouts.poll);
    connect(m_look.get(), &Call::finished, this, &RetakeJob::onWatched);
}

// Only that it runs is believed: how it ends the submit itself says.
void RetakeJob::onWatched(const HttpOutcome &outcome)
{
    const CallPtr ended = std::move(m_look);
    const auto status = protocol().parsePolled(outcome.body, m_record.serviceJobId);
    if (status && status->phase == JobStatus::Phase::Processing) {
        if (m_record.serviceJobId.isEmpty())
            m_record.serviceJobId = status->id;
        m_record.statusWord = status->word;
        enter(JobState::Processing);
    }
    // Whoever listens may have stopped it.
    if (m_call && m_cancels == 0)
        watchSoon();
}

void RetakeJob::onSubmitLost(const Error &error)
{
    if (!protocol().isInPlace()) {
        end(JobState::Uncertain, error);
        return;
    }
    m_tries = {};
    enter(m_record.state == JobState::Submitting ? JobState::Queued : m_record.state,
        &RetakeJob::schedulePoll);
}

// Of a job that was submitted in place, and nobody heard of its end.
void RetakeJob::retryLost(const Error &error)
{
    if (!protocol().isInPlace()) {
        retryPaid(error, &RetakeJob::poll);
        return;
    }
    const auto delay =
        planRetry(m_timing.unpaid, m_tries.count(error), error.retryAfter, m_tools.random());
    if (delay)
        retryLater(*delay, error, &RetakeJob::poll);
    else
        endLost(error.message);
}

void RetakeJob::endLost(const QString &message)
{
    Error error;
    error.kind = Error::Kind::Uncertain;
    error.type = ltxdesktop::lost;
    error.message = message;
    end(JobState::Uncertain, error);
}

bool RetakeJob::tellToStop()
{
    using enum JobState;
    const JobState state = m_record.state;
    const bool isRunning = m_started && m_record.isSubmitSent
        && (state == Submitting || state == Queued || state == Processing);
    if (!isRunning || m_cancels > 0 || protocol().cancelPath().isEmpty() || !access())
        return false;
    m_wait.stop();
    m_onSaved = nullptr;
    m_record.statusWord = QStringLiteral("cancelling");
    cancel();
    emit changed();
    return true;
}

void RetakeJob::cancel()
{
    const auto now = access();
    if (!now) {
        end(JobState::Abandoned);
        return;
    }
    ++m_cancels;
    m_look = m_tools.client.cancel(*now, m_timing.timeouts.cancel);
    connect(m_look.get(), &Call::finished, this, &RetakeJob::onCancelled);
}

// While it still loads its model there is nothing to stop, but it would begin afterwards.
void RetakeJob::onCancelled(const HttpOutcome &outcome)
{
    const CallPtr ended = std::move(m_look);
    const auto status = protocol().parsePolled(outcome.body, m_record.serviceJobId);
    const bool isStopped = status && status->phase == JobStatus::Phase::Cancelled;
    if (isStopped || outcome.fault || !m_call || m_cancels >= mostCancels) {
        end(JobState::Abandoned);
        return;
    }
    m_next = &RetakeJob::cancel;
    m_wait.start(m_timing.pollInterval);
}

} // namespace api
