// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/frames.h"
#include "timeline/model/sequence.h"

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;

namespace ui {

// The note of a marker and the prompt of the retake that is still to be sent for it. GUI thread.
class MarkerDialog : public QDialog {
    Q_OBJECT

public:
    MarkerDialog(const timeline::model::Marker &marker, timeline::model::Rational rate,
        timeline::model::FrameNumber frame, QWidget *parent);

signals:
    void changed(const timeline::model::Marker &marker);
    void removed(timeline::model::MarkerId marker);

private:
    QWidget *createButtons();
    void accepting();

    timeline::model::Marker m_marker;
    QLineEdit *m_note;
    QPlainTextEdit *m_prompt;
};

} // namespace ui
