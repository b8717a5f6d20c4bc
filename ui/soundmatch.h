// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/task.h"
#include "ui/values.h"

#include <QFutureWatcher>
#include <QObject>

namespace ui {

// Finds out, in the background, by how much one side of a comparison is to be turned up or down to
// be as loud as the other. GUI thread.
class SoundMatch : public QObject {
    Q_OBJECT

public:
    explicit SoundMatch(QObject *parent = nullptr);
    ~SoundMatch() override; // waits for what is under way

    // A later call replaces an earlier one; the same again does nothing.
    void match(const media::ViewPtr &reference, const media::ViewPtr &other,
        const model::FrameRange &range);
    double gain() const { return m_gain; } // of the other, linear; 1 until it is known

signals:
    void gainChanged();

private:
    void setGain(double gain);

    media::ViewPtr m_reference, m_other;
    model::FrameRange m_range;
    double m_gain = 1;
    model::CancelToken m_cancel;
    QFutureWatcher<double> m_work;
};

} // namespace ui
