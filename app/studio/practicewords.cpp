// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/practicewords.h"

#include "app/practice/faults.h"

#include <QCoreApplication>

namespace studio {

namespace {

using practice::Effect;
using practice::Fault;
using practice::Step;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(studio::PracticeWords)

public:
    static QString step(Step step);
    static QString type(const Fault &fault);
    static QString storage(const Fault &fault);
    static QString answer(const Fault &fault);
    static QString connection(const Fault &fault);
    static QString rest(const Fault &fault);
};

QString Words::step(Step step)
{
    switch (step) {
    case Step::Slot:
        return tr("Asking for a place to upload to");
    case Step::Upload:
        return tr("Uploading");
    case Step::Submit:
        return tr("Sending the request (the step that costs money)");
    case Step::Poll:
        return tr("Asking how it stands");
    case Step::Download:
        return tr("Downloading the take");
    case Step::Job:
        return tr("The job itself");
    case Step::Take:
        return tr("The take that comes");
    case Step::Other:
        break;
    }
    return {};
}

// The service's word for an error, in the user's.
QString Words::type(const Fault &fault)
{
    const QLatin1String word = fault.type;
    if (word == QLatin1String("authentication_error"))
        return tr("the key is refused");
    if (word == QLatin1String("permission_error"))
        return tr("the account may not do this");
    if (word == QLatin1String("insufficient_funds_error"))
        return tr("the balance is too low");
    if (word == QLatin1String("invalid_request_error"))
        return fault.step == Step::Job ? tr("the video cannot be used") : tr("a wrong value");
    if (word == QLatin1String("content_filtered_error"))
        return tr("stopped by the content filter");
    if (word == QLatin1String("not_found_error"))
        return fault.step == Step::Poll ? tr("the job is forgotten") : tr("not found");
    if (word == QLatin1String("concurrency_limit_error"))
        return tr("too many jobs at once");
    if (word == QLatin1String("rate_limit_error"))
        return fault.step == Step::Submit ? tr("the queue is full") : tr("too many requests");
    if (word == QLatin1String("overloaded_error"))
        return tr("overloaded");
    if (word == QLatin1String("service_unavailable"))
        return tr("not available");
    if (word == QLatin1String("service_unavailable_error"))
        return tr("not available, in the newer wording");
    return tr("an internal error");
}

QString Words::storage(const Fault &fault)
{
    const QLatin1String word = fault.type;
    if (word == QLatin1String("EntityTooLarge"))
        return tr("the storage finds it too large");
    if (word == QLatin1String("PreconditionFailed"))
        return tr("the place is taken");
    if (word == QLatin1String("ExpiredToken"))
        return tr("the address has expired");
    if (word == QLatin1String("NoSuchKey"))
        return tr("the take is gone");
    if (word == QLatin1String("Gone"))
        return tr("the take is gone for good");
    if (word == QLatin1String("ServiceUnavailable"))
        return tr("the storage is not available");
    if (word == QLatin1String("InternalError"))
        return tr("an internal error of the storage");
    return tr("the storage refuses");
}

// What follows a status.
QString Words::answer(const Fault &fault)
{
    switch (fault.effect) {
    case Effect::Storage:
        return storage(fault);
    case Effect::Redirect:
        return tr("sent on to another address");
    case Effect::Page:
        return tr("a page of some proxy");
    case Effect::PageAfter:
        return tr("a page of some proxy, although the job was begun");
    case Effect::EnvelopeAfter:
        return tr("%1, although the job was begun").arg(type(fault));
    case Effect::EnvelopeRetryAfter:
        return tr("%1, with how long to wait").arg(type(fault));
    case Effect::EnvelopeRetryDate:
        return tr("%1, with until when to wait").arg(type(fault));
    default:
        return type(fault);
    }
}

QString Words::connection(const Fault &fault)
{
    const bool isBegun = fault.step == Step::Submit;
    switch (fault.effect) {
    case Effect::DropEarly:
        return tr("Cut off before it was read");
    case Effect::Drop:
        return isBegun ? tr("Cut off without an answer, although the job was begun")
                       : tr("Cut off without an answer");
    case Effect::Reset:
        return isBegun ? tr("Connection reset, although the job was begun")
                       : tr("Connection reset");
    case Effect::Truncate:
        if (fault.step == Step::Download)
            return tr("Cut off half-way");
        return isBegun ? tr("Half an answer, although the job was begun") : tr("Half an answer");
    case Effect::Stall:
        if (fault.step == Step::Download)
            return tr("Stops half-way");
        return isBegun ? tr("No answer ever, although the job was begun") : tr("No answer ever");
    case Effect::Slow:
        return tr("A late answer");
    default:
        return tr("Shorter than announced");
    }
}

QString Words::rest(const Fault &fault)
{
    switch (fault.effect) {
    case Effect::NoId:
        return tr("Accepted, but without a number to ask for");
    case Effect::SlowJob:
        return tr("It takes ten times as long");
    case Effect::FailedJob:
        return tr("It fails: %1").arg(type(fault));
    case Effect::NoUrl:
        return tr("It ends without a take");
    case Effect::UnknownStatus:
        return tr("It is in a state that nobody knows");
    case Effect::Bleed:
        return tr("The change spreads half a second to both sides");
    case Effect::TrimmedTail:
        return tr("The end is missing");
    case Effect::OtherRate:
        return tr("Another frame rate");
    case Effect::WrongSize:
        return tr("A smaller picture, 1280 × 720");
    case Effect::Black:
        return tr("The stretch is black");
    default:
        return tr("The file lost its end");
    }
}

} // namespace

QList<ui::PracticeFault> practiceFaults()
{
    QList<ui::PracticeFault> faults;
    for (const Fault &fault : practice::allFaults()) {
        QString text;
        if (fault.status != 0)
            text = QStringLiteral("%1: %2").arg(fault.status).arg(Words::answer(fault));
        else if (practice::isWireEffect(fault.effect))
            text = Words::connection(fault);
        else
            text = Words::rest(fault);
        faults.append({fault.name, Words::step(fault.step), text});
    }
    return faults;
}

} // namespace studio
