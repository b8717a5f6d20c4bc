// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/watch.h"

#include "tests/bench/figures.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QMetaEnum>

#include <chrono>

namespace bench {

using Clock = std::chrono::steady_clock;

namespace {

const QEvent::Type knockType = QEvent::Type(QEvent::registerEventType());

class Knock : public QEvent {
public:
    Knock()
        : QEvent(knockType)
    {
    }

    const Clock::time_point at = Clock::now();
};

} // namespace

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0 || receiver->thread() != thread())
        return QApplication::notify(receiver, event);
    // Both may be gone afterwards.
    const char *type = QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type());
    const QString who = QStringLiteral("%1 of %2")
                            .arg(QString::fromLatin1(type ? type : "event"),
                                QString::fromLatin1(receiver->metaObject()->className()));
    QElapsedTimer clock;
    clock.start();
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    if (const double took = double(clock.nsecsElapsed()) / 1e6; took > m_longest) {
        m_longest = took;
        m_who = who;
    }
    return handled;
}

void WatchedApplication::forgetLongest()
{
    m_longest = 0;
    m_who.clear();
}

QString WatchedApplication::longest() const
{
    return QStringLiteral("%1, %2").arg(m_who, figureText(m_longest, Unit::Milliseconds));
}

Knocking::Knocking()
{
    m_thread = std::thread([this] {
        while (!m_isOver) {
            if (m_isAnswered.exchange(false))
                QCoreApplication::postEvent(this, new Knock);
            std::this_thread::sleep_for(std::chrono::milliseconds(4));
        }
    });
}

Knocking::~Knocking()
{
    m_isOver = true;
    m_thread.join();
}

bool Knocking::event(QEvent *event)
{
    if (event->type() != knockType)
        return QObject::event(event);
    const auto waited = Clock::now() - static_cast<Knock *>(event)->at;
    m_waits.push_back(std::chrono::duration<double, std::milli>(waited).count());
    m_isAnswered = true;
    return true;
}

} // namespace bench
