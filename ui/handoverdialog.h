// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/handoverfolder.h"
#include "ui/targetdialog.h"
#include "ui/values.h"

class QCheckBox;
class QComboBox;

namespace ui {

// Which other editor a sequence is for, and what goes along. GUI thread.
class HandoverDialog : public TargetDialog {
    Q_OBJECT

public:
    // `video`: of the project, for names; `prompts` outlives the dialog.
    HandoverDialog(const QString &video, Prompts &prompts, QWidget *parent = nullptr);

    render::HandoverWish wish() const;

signals:
    void handoverRequested(const timeline::render::HandoverWish &wish);

protected:
    void describe(const QString &path) override; // shows the path's format, and what it means
    void request() override;

private:
    void createChoices();
    void connectChoices();
    void useFormat(); // the chosen one, in the path
    QString suggestion(bool withTakes) const;

    QString m_video;
    QComboBox *m_format;
    QCheckBox *m_takes;
    QCheckBox *m_words;
    QLabel *m_what;
};

} // namespace ui
