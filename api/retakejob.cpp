// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/retakejob.h"

#include "api/log.h"
#include "api/redact.h"
#include "api/resumeplan.h"

#include <QFile>
#include <QLockFile>

namespace api {

namespace {

// The service may repeat the text; what is told of an error goes to terminals and logs. A word or
// two are left: they may stand in any message.
void hidePrompt(QString &message, const RetakeRequest &request)
{
    constexpr qsizetype longEnough = 12;
    const QString prompt = request.prompt.simplified();
    if (prompt.size() < longEnough)
        return;
    const QString percented = QString::fromLatin1(QUrl::toPercentEncoding(request.prompt));
    for (const QString &spelling :
        {request.prompt, prompt, request.prompt.toHtmlEscaped(), prompt.toHtmlEscaped(), percented})
        message.replace(spelling, QStringLiteral("[your text]"));
}

// A storage host that repeats the key has it from the service: no call to it knows what to hide.
Error told(Error error, const RetakeRequest &request, const std::optional<Access> &access)
{
    if (access)
        error.message = QString::fromUtf8(withoutSecrets(error.message.toUtf8(), {access->key}));
    hidePrompt(error.message, request);
    return error;
}

} // namespace

RetakeJob::RetakeJob(JobRecord record, std::unique_ptr<QLockFile> lock, JobTools tools,
    JobTiming timing, QObject *parent)
    : QObject(parent)
    , m_record(std::move(record))
    , m_lock(std::move(lock))
    , m_tools(std::move(tools))
    , m_timing(timing)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        m_nextTry = {};
        if (const Next next = std::exchange(m_next, nullptr))
            (this->*next)();
    });
}

RetakeJob::~RetakeJob() = default;

JobSnapshot RetakeJob::snapshot() const
{
    JobSnapshot job = snapshotOf(m_record);
    job.bytesDone = m_done;
    job.bytesTotal = m_total;
    job.nextTry = m_nextTry;
    job.isBusy = m_isBusy || m_isStopping;
    job.isSending = isSending();
    return job;
}

bool RetakeJob::isSending() const
{
    return m_record.billed && m_call && m_record.state == JobState::Submitting
        && !protocol().isInPlace();
}

bool RetakeJob::isTurnedAway() const
{
    return m_started && !isFinal(m_record.state) && m_record.serviceJobId.isEmpty()
        && m_record.error && m_record.error->kind == Error::Kind::NotAccepted;
}

void RetakeJob::tryNow()
{
    if (!m_nextTry.isValid())
        return;
    m_nextTry = {};
    m_wait.start(0);
}

void RetakeJob::setTurn(qint64 turn)
{
    m_record.turn = turn;
    save();
    emit changed();
}

void RetakeJob::start()
{
    if (m_started || m_isBusy)
        return;
    m_started = true;
    m_isUploadFresh = false;
    const auto now = access();
    const QUrl baseUrl = now ? now->service.baseUrl : m_record.baseUrl;
    const ResumeStep step = planResume(m_record, baseUrl, QDateTime::currentDateTimeUtc());
    if (baseUrl != m_record.baseUrl && !isFinal(m_record.state)) {
        if (step == ResumeStep::Upload)
            beginAnew(baseUrl);
        m_record.baseUrl = baseUrl;
    }
    switch (step) {
    case ResumeStep::Upload:
        prepare();
        break;
    case ResumeStep::Submit:
        submit();
        break;
    case ResumeStep::Poll:
        if (m_record.state == JobState::Submitting)
            enter(JobState::Queued);
        poll();
        break;
    case ResumeStep::Fetch:
        download(QUrl::fromLocalFile(m_record.madeFile));
        break;
    case ResumeStep::Check:
        emit stateChanged(m_record.state);
        emit changed();
        break;
    case ResumeStep::Uncertain: {
        Error error;
        error.kind = Error::Kind::Uncertain;
        error.message = QStringLiteral("the program ended while the request was under way");
        end(JobState::Uncertain, error);
        break;
    }
    case ResumeStep::Nothing:
        break;
    }
}

void RetakeJob::stop()
{
    if (isFinal(m_record.state) || m_record.state == JobState::Checking)
        return;
    if (m_onSaved == &RetakeJob::sendSubmit)
        m_record.isSubmitSent = false; // nothing has gone out yet
    // Its answer has the id, by which alone a paid result can be looked for.
    if (isSending() && !std::exchange(m_isStopping, true)) {
        emit changed();
        return;
    }
    if (!tellToStop())
        end(JobState::Abandoned);
}

void RetakeJob::markReady()
{
    if (m_record.state == JobState::Checking)
        end(JobState::Ready);
}

void RetakeJob::markUnusable(const QString &reason)
{
    if (m_record.state != JobState::Checking)
        return;
    Error error;
    error.kind = Error::Kind::ResultUnusable;
    error.message = redact(reason);
    end(JobState::Failed, error);
}

bool RetakeJob::hasUploadOf(const QByteArray &key) const
{
    return !m_record.request.videoUri.isEmpty() && m_uploadMark == markOf(key);
}

void RetakeJob::reuseUpload(const RetakeJob &other)
{
    if (m_started || m_record.state != JobState::Preparing)
        return;
    m_record.request.videoUri = other.m_record.request.videoUri;
    m_record.uploadedAt = other.m_record.uploadedAt;
    m_uploadMark = other.m_uploadMark;
}

// The practice service forgets everything when it ends, and nothing was spent there.
void RetakeJob::beginAnew(const QUrl &baseUrl)
{
    qCInfo(apiLog) << "job" << m_record.id << "begins anew at" << baseUrl.port();
    m_record.request.videoUri.clear();
    m_record.uploadedAt = {};
    m_record.resultEtag.clear();
    forgetSubmit(m_record);
}

void RetakeJob::enter(JobState state, Next next)
{
    const bool isNew = m_record.state != state;
    if (isNew) {
        m_record.state = state;
        m_record.stages.append({state, QDateTime::currentDateTimeUtc()});
        m_done = 0;
        m_total = 0;
        qCInfo(apiLog).noquote() << "job" << m_record.id << "is" << stateName(state);
    }
    m_onSaved = next;
    save();
    if (isNew)
        emit stateChanged(state);
    emit changed();
    goOn();
}

void RetakeJob::save()
{
    // A poll that says nothing new costs no write.
    if (m_saved == m_record)
        return;
    m_saved = m_record;
    ++m_saving;
    m_tools.writer.write(
        m_tools.journal, m_record, m_lock, this, [this](const Result<> &saved) { onSaved(saved); });
}

void RetakeJob::onSaved(const Result<> &saved)
{
    --m_saving;
    if (!saved) {
        qCWarning(apiLog).noquote()
            << "job" << m_record.id << "is not journalled:" << saved.error().message;
        m_saved.reset();
    }
    const bool isUnpaid =
        m_onSaved == &RetakeJob::askForSlot || m_onSaved == &RetakeJob::sendSubmit;
    if (saved || m_saving > 0 || !isUnpaid) {
        goOn();
        return;
    }
    // Without it on the disk a crash would lose what is paid for next.
    m_record.isSubmitSent = false;
    Error error = saved.error();
    error.message = QStringLiteral("the journal of the job: ") + error.message;
    end(JobState::Failed, error);
}

void RetakeJob::goOn()
{
    if (m_saving > 0)
        return;
    if (const Next next = std::exchange(m_onSaved, nullptr))
        (this->*next)();
}

void RetakeJob::end(JobState state, std::optional<Error> error)
{
    m_call.reset();
    m_look.reset();
    m_wait.stop();
    m_next = nullptr;
    m_nextTry = {};
    m_tries = {};
    m_cancels = 0;
    m_isStopping = false;
    m_record.error.reset();
    if (error) {
        m_record.error = told(std::move(*error), m_record.request, access());
        qCWarning(apiLog).noquote()
            << "job" << m_record.id << "ends:" << kindName(m_record.error->kind)
            << m_record.error->httpStatus << redact(m_record.error->message);
    }
    enter(state, &RetakeJob::conclude);
}

void RetakeJob::conclude()
{
    // While the disk has another state, no other process may go on from there.
    if (m_saved)
        m_lock.reset();
    emit finished();
}

void RetakeJob::retryLater(std::chrono::milliseconds delay, const Error &error, Next step)
{
    m_record.error = told(error, m_record.request, access());
    m_next = step;
    m_nextTry = QDateTime::currentDateTimeUtc().addMSecs(delay.count());
    m_wait.start(delay);
    emit changed();
}

void RetakeJob::retryUnpaid(const Error &error, Next step)
{
    const bool isTurnedAway = error.kind == Error::Kind::NotAccepted;
    const auto delay = planRetry(isTurnedAway ? m_timing.notAccepted : m_timing.unpaid,
        m_tries.count(error), error.retryAfter, m_tools.random());
    if (delay)
        retryLater(*delay, error, step);
    else
        end(JobState::Failed, error);
}

void RetakeJob::retryPaid(const Error &error, Next step)
{
    // The service forgets a result after a day, so no wish may let it go by.
    constexpr std::chrono::seconds longestWish{300};
    auto wish = error.retryAfter;
    if (wish)
        wish = std::min(*wish, longestWish);
    const auto delay = planRetry(m_timing.paid, m_tries.count(error), wish, m_tools.random());
    if (delay)
        retryLater(*delay, error, step);
    else
        end(JobState::Failed, error);
}

std::optional<Access> RetakeJob::access() const
{
    return m_tools.access(m_record.serviceId, m_record.baseUrl);
}

const Protocol &RetakeJob::protocol() const
{
    return protocolOf(m_record.protocol);
}

void RetakeJob::begin(CallPtr call, Done done)
{
    m_call = std::move(call);
    connect(m_call.get(), &Call::progressChanged, this, &RetakeJob::showProgress);
    connect(m_call.get(), &Call::finished, this, [this, done](const HttpOutcome &outcome) {
        const CallPtr ended = std::move(m_call);
        (this->*done)(outcome);
    });
}

void RetakeJob::showProgress(qint64 done, qint64 total)
{
    if (m_done == done && m_total == total)
        return;
    m_done = done;
    m_total = total;
    emit progressChanged(done, total);
}

} // namespace api
