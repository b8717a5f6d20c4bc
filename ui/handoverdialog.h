// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/render/handoverfolder.h"
#include "ui/prompts.h"
#include "ui/values.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

// Which other editor a sequence is for, and what goes along. GUI thread.
class HandoverDialog : public QDialog {
    Q_OBJECT

public:
    // `video`: of the project, for names; `prompts` outlives the dialog.
    HandoverDialog(const QString &video, Prompts &prompts, QWidget *parent = nullptr);

    render::HandoverWish wish() const;

signals:
    void handoverRequested(const timeline::render::HandoverWish &wish);

private:
    void createRows();
    QWidget *createTarget();
    void connectRows();
    void go();
    void browse();
    void showFormat(); // of the path, and what it means
    void useFormat(); // the chosen one, in the path
    QString suggestion(bool withTakes) const;

    QString m_video;
    Prompts &m_prompts;
    QLineEdit *m_path;
    QComboBox *m_format;
    QCheckBox *m_takes;
    QCheckBox *m_words;
    QLabel *m_what;
    QPushButton *m_go;
};

} // namespace ui
