// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobwords.h"

#include "api/errortext.h"
#include "ui/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

using api::JobState;

QString tr(const char *text)
{
    return QCoreApplication::translate("ui", text);
}

// Only the first letter: nouns of other languages keep theirs.
QString lowerFirst(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toLower();
    return text;
}

double fractionOf(const api::JobSnapshot &job)
{
    // While preparing, the total is the window's frames that are being cut.
    const bool moves = job.state == JobState::Preparing || job.state == JobState::Uploading
        || job.state == JobState::Downloading;
    if (!moves || job.bytesTotal <= 0)
        return -1;
    return std::clamp(double(job.bytesDone) / double(job.bytesTotal), 0.0, 1.0);
}

QString withBytes(const QString &verb, const api::JobSnapshot &job)
{
    if (job.bytesTotal > 0)
        return tr("%1 %2 of %3")
            .arg(verb, words::bytes(job.bytesDone), words::bytes(job.bytesTotal));
    return job.bytesDone > 0 ? QStringLiteral("%1 %2").arg(verb, words::bytes(job.bytesDone))
                             : verb;
}

QString atService(const QString &words, const api::JobSnapshot &job)
{
    static const QStringList known{QStringLiteral("pending"), QStringLiteral("processing")};
    if (job.statusWord.isEmpty() || known.contains(job.statusWord))
        return words;
    return tr("%1 (the service says “%2”)").arg(words, job.statusWord);
}

// Not in the journal yet.
bool isBeingCut(const api::JobSnapshot &job)
{
    return job.state == JobState::Preparing && job.bytesTotal > 0;
}

QString stageWords(const api::JobSnapshot &job)
{
    switch (job.state) {
    case JobState::Preparing:
        if (isBeingCut(job))
            return tr("Cutting the window");
        return job.isWaitingInLine ? tr("Waiting in line") : tr("Preparing");
    case JobState::Uploading:
        return withBytes(tr("Uploading"), job);
    case JobState::Submitting:
        return tr("Handing the request over");
    case JobState::Queued:
        return atService(tr("In the service's queue"), job);
    case JobState::Processing:
        return atService(tr("The service is working"), job);
    case JobState::Downloading:
        return withBytes(tr("Downloading"), job);
    case JobState::Checking:
        return job.isLeft ? tr("The result is here") : tr("Checking the result");
    case JobState::Ready:
        return tr("Ready");
    case JobState::Refused:
        return job.moneyMayBeSpent ? tr("Refused; the first request may have been charged")
                                   : tr("Refused; nothing was charged");
    case JobState::Failed:
        return tr("Failed");
    case JobState::Uncertain:
        return tr("Not known whether the service took it");
    case JobState::Abandoned:
        return job.moneyMayBeSpent ? tr("Stopped; it may have been charged")
                                   : tr("Stopped; nothing was charged");
    }
    return {};
}

QString stopMeaning(const api::JobSnapshot &job)
{
    if (!job.billed)
        return job.serviceId == api::practiceId
            ? tr("Practice costs nothing; stopping only drops this take.")
            : tr("It costs nothing; stopping only drops this take.");
    if (job.moneyMayBeSpent)
        return tr("The service cannot take a request back: about %1 are spent already. Stopping "
                  "gives up the result.")
            .arg(words::money(job.price));
    return tr("Nothing has been charged yet.");
}

QString detailOf(const api::JobSnapshot &job, const QDateTime &now)
{
    if (job.isLeft)
        return tr("The command line ordered this one: “retake resume” finishes it.");
    if (job.isElsewhere)
        return tr("Another running copy of the program looks after this one.");
    // What costs nothing has words of its own for it.
    if (job.state == JobState::Uncertain && (job.billed || job.serviceId == api::practiceId))
        return job.billed
            ? tr("The connection broke while the request was handed over. It may have been charged "
                 "(about %1). It is "
                 "never sent again by itself.")
                  .arg(words::money(job.price))
            : tr("The connection broke while the request was handed over. Practice costs nothing.");
    if (!job.error)
        return {};
    if (api::isFinal(job.state) || !job.nextTry.isValid())
        return api::errorSentence(*job.error);
    const qint64 wait = std::max<qint64>(now.secsTo(job.nextTry), 0);
    return tr("%1 Trying again in %2 s.").arg(api::errorCause(*job.error)).arg(wait);
}

QString elapsedOf(const api::JobSnapshot &job, const QDateTime &now)
{
    if (job.stages.isEmpty())
        return {};
    const QDateTime end = api::isFinal(job.state) ? job.stages.last().entered : now;
    const qint64 seconds = std::max<qint64>(job.stages.first().entered.secsTo(end), 0);
    const QLatin1Char zero('0');
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, zero);
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, zero)
        .arg(seconds % 60, 2, 10, zero);
}

// In steps that promise no more than can be known: rounded away from each other.
QString span(double seconds, bool upwards)
{
    const auto rounded = [upwards](double value, double step) {
        return int((upwards ? std::ceil(value / step) : std::floor(value / step)) * step);
    };
    constexpr double minute = 60;
    if (seconds < 10)
        return tr("%1 s").arg(std::max(1, rounded(seconds, 1)));
    if (const int shown = rounded(seconds, 5); shown < 90)
        return tr("%1 s").arg(shown);
    return tr("%1 min").arg(std::max(1, rounded(seconds, minute) / 60));
}

QString usualWords(const api::UsualTime &usual)
{
    const QString least = span(double(usual.least.count()), false);
    const QString most = span(double(usual.most.count()), true);
    return least == most ? tr("usually about %1").arg(least)
                         : tr("usually %1 to %2").arg(least, most);
}

bool isRunning(const api::JobSnapshot &job)
{
    return !api::isFinal(job.state) && !job.isWaitingInLine && !job.isLeft;
}

} // namespace

JobLine jobLine(
    const api::JobSnapshot &job, const QDateTime &now, const std::optional<api::UsualTime> &usual)
{
    JobLine line;
    line.title = job.title;
    line.stage = stageWords(job);
    line.detail = detailOf(job, now);
    line.elapsed = elapsedOf(job, now);
    line.fraction = fractionOf(job);
    line.isRunning = isRunning(job);
    if (usual && line.isRunning)
        line.usual = usualWords(*usual);
    line.canStop = !api::isFinal(job.state) && job.state != JobState::Checking && !job.isElsewhere;
    line.stopMeaning = stopMeaning(job);
    line.isUncertain = job.state == JobState::Uncertain && !job.isElsewhere;
    line.canLookAgain = (job.state == JobState::Failed || job.state == JobState::Abandoned)
        && !job.serviceJobId.isEmpty() && !job.isElsewhere;
    line.canDismiss = api::isFinal(job.state) && !job.isElsewhere;
    line.requestId = job.requestId;
    return line;
}

QString jobStage(const api::JobSnapshot &job)
{
    const double fraction = fractionOf(job);
    if (fraction < 0)
        return lowerFirst(stageWords(job));
    const int percent = int(fraction * 100);
    if (job.state == JobState::Preparing)
        return tr("cutting the window, %1 %").arg(percent);
    return job.state == JobState::Uploading ? tr("uploading, %1 %").arg(percent)
                                            : tr("downloading, %1 %").arg(percent);
}

QString jobSummary(const QList<api::JobSnapshot> &jobs)
{
    QStringList parts;
    const auto uncertain = std::ranges::count(jobs, JobState::Uncertain, &api::JobSnapshot::state);
    if (uncertain > 0)
        parts << tr("%1 needs your decision").arg(uncertain);
    const auto running = std::ranges::count_if(jobs, isRunning);
    if (running > 0) {
        // The one that is furthest says most.
        const auto furthest = std::ranges::max_element(jobs, {},
            [&](const api::JobSnapshot &job) { return isRunning(job) ? int(job.state) : -1; });
        parts << tr("%1 running: %2").arg(running).arg(jobStage(*furthest));
    }
    const auto waiting = std::ranges::count(jobs, true, &api::JobSnapshot::isWaitingInLine);
    if (waiting > 0)
        parts << tr("%1 waiting in line").arg(waiting);
    return parts.join(QStringLiteral(" · "));
}

QString leavingWords(const QList<api::JobSnapshot> &jobs)
{
    const auto countOurs = [&](auto &&isMeant) {
        return std::ranges::count_if(jobs, [&](const api::JobSnapshot &job) {
            return !api::isFinal(job.state) && !job.isElsewhere && isMeant(job);
        });
    };
    const auto all = countOurs([](const api::JobSnapshot &) { return true; });
    if (all == 0)
        return {};
    const auto cut = countOurs(isBeingCut);
    const auto billed =
        countOurs([](const api::JobSnapshot &job) { return !isBeingCut(job) && job.billed; });
    QStringList words{all == 1 ? tr("A job is under way.") : tr("%1 jobs are under way.").arg(all)};
    if (billed > 0)
        words << tr("After quitting, what the service has taken on goes on there; it is taken up "
                    "at the next start, and nothing is sent or paid twice.");
    else if (all > cut)
        words << tr("After quitting, practice jobs begin anew at the next start; they cost "
                    "nothing.");
    if (cut > 0)
        words << tr("What is still being cut was not sent; quitting drops it.");
    return words.join(QLatin1Char(' '));
}

} // namespace ui
